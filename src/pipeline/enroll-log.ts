/** `enroll --from LOG`: makes a session of a reference out of a trusted log; sends nothing. */
import { analyzeTranscripts } from "../analyze/analyze-transcripts.js";
import { enrollFingerprint } from "../judge/enroll-fingerprint.js";
import { mergeSessions } from "../judge/merge-sessions.js";
import { AuditError } from "../model/audit-error.js";
import { fewestRepeats } from "../suite/recognise-questions.js";
import { keepReference, loadKnown, type EnrollOutcome } from "./enroll-endpoint.js";
import { defaultProtocol, findCodec } from "./find-codec.js";
import { loadResources } from "./load-resources.js";
import { surveyLog } from "./survey-log.js";
import { transcribe } from "./transcribe.js";
import { makeOutputFolder } from "./write-reports.js";

export interface EnrollLogRequest {
  readonly from: string;
  readonly as: string;
  readonly folder: string;
  readonly known: string | null;
  readonly provider: string | null;
  /** When the log was written: UTC. A log does not say. */
  readonly at: string;
}

export async function enrollLog(request: EnrollLogRequest): Promise<EnrollOutcome> {
  const known = loadKnown(request);
  const codec = findCodec(defaultProtocol);
  const { suites, open } = await surveyLog(request.from, codec, { recognise: true });
  const log = open();
  const { observations, tally } = await analyzeTranscripts(transcribe(log.exchanges, codec), suites, loadResources([], null), { redactText: false, protocol: codec.id });
  const session = enrollFingerprint(observations, {
    model: request.as, at: request.at, digest: log.digest(), channel: "log", provider: request.provider, samples: tally.valid,
    family: request.as, vendor: request.provider ?? "unknown", source: "a log, by ai-audit enroll --from", licence: "the log owner's own", habits: true,
  });
  if (session.expects.length === 0) throw new AuditError("bad-input", `${request.from}: none of its ${tally.attempts} exchanges asks a question that can be enrolled or has a style`, `A question counts when it was asked in the same words at least ${fewestRepeats} times, or is one of ours.`);
  makeOutputFolder(request.folder);
  return { ...keepReference(mergeSessions(known, session), request.folder), requests: tally.attempts };
}
