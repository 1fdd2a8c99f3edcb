/** `enroll --endpoint`: measures a session of a trusted endpoint and adds it to its reference. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { enrollFingerprint } from "../judge/enroll-fingerprint.js";
import { lackOf, mergeSessions, type EnrolmentLack } from "../judge/merge-sessions.js";
import { planInOrder } from "../judge/plan-in-order.js";
import { analyzeTranscripts } from "../analyze/analyze-transcripts.js";
import { AuditError } from "../model/audit-error.js";
import type { Fingerprint } from "../model/fingerprint.js";
import { depthCeilings } from "../model/plan.js";
import type { Suite } from "../model/suite.js";
import { openRecording } from "../record/open-recording.js";
import { recordRun } from "../record/record-run.js";
import { planEnrolment } from "../suite/plan-enrolment.js";
import { findCodec } from "./find-codec.js";
import { loadFingerprint, loadResources } from "./load-resources.js";
import { composeHeader, loadSuites } from "./prepare-run.js";
import { recordingName } from "./recording-name.js";
import type { AuditHooks } from "./run-audit.js";
import type { SendingRequest } from "./run-request.js";
import { transcribe } from "./transcribe.js";
import { makeOutputFolder, writeFileOrSay } from "./write-reports.js";

export interface EnrollRequest extends SendingRequest {
  readonly as: string;
  readonly folder: string;
  /** An existing reference that the session is added to; null: the one in the folder, where there is one. */
  readonly known: string | null;
}

export interface EnrollOutcome {
  readonly fingerprint: Fingerprint;
  readonly path: string;
  readonly requests: number;
  readonly lack: EnrolmentLack;
}

/** The model whose distributions are enrolled, and the folder that holds it and its recording. */
export async function enrollEndpoint(request: EnrollRequest, startedAt: string, hooks: AuditHooks = {}): Promise<EnrollOutcome> {
  const known = loadKnown(request);
  const suites = loadSuites(request.suites);
  const ceiling = request.maxRequests ?? depthCeilings[request.depth];
  const plan = planEnrolment(suites, { seed: request.seed, samples: samplesThatFit(suites, request, ceiling), only: request.only, skip: request.skip });
  const options = {
    depth: request.depth, seed: request.seed, maxRequests: ceiling, maxUsd: request.maxUsd ?? null, price: request.price, maxTimeMs: request.maxTimeMs, timeoutMs: request.timeoutMs,
    concurrency: request.concurrency, ratePerMinute: request.ratePerMinute, only: request.only, skip: request.skip, redactText: request.redactText,
  };
  makeOutputFolder(request.folder);
  const recording = join(request.folder, nameRecording(request.folder));
  const header = composeHeader(request, { options, plan, suites, references: [], startedAt });
  const codec = findCodec(request.endpoint.protocol);
  const { fatal } = await recordRun({ header, endpoint: request.endpoint, planner: planInOrder(plan), codec, path: recording, secrets: request.secrets, resume: false, ...hooks });
  if (fatal !== null) throw fatal;

  const { exchanges, ending } = await openRecording(recording);
  const { observations, tally } = await analyzeTranscripts(transcribe(exchanges, codec), suites, loadResources([], null), { redactText: request.redactText });
  const session = enrollFingerprint(observations, {
    model: request.as, at: startedAt, digest: ending().digest, channel: new URL(request.endpoint.baseUrl).host, provider: request.endpoint.provider, samples: tally.valid,
    family: request.as, vendor: request.endpoint.provider ?? "unknown", source: "measured by ai-audit enroll", licence: "the measurer's own",
  });
  if (session.expects.length === 0) throw new AuditError("bad-input", `${request.endpoint.baseUrl}: none of ${tally.attempts} requests gave an answer that a reference can be made of`, `Look at ${recording}; \`ai-audit doctor\` says whether the endpoint answers.`);
  return { ...keepReference(mergeSessions(known, session), request.folder), requests: tally.attempts };
}

export const referenceName = "fingerprint.json";

/** The reference to add to. Throws AuditError when it is another model's, before anything is sent. */
export function loadKnown({ as, folder, known }: Pick<EnrollRequest, "as" | "folder" | "known">): Fingerprint | null {
  const path = known ?? join(folder, referenceName);
  if (known === null && !existsSync(path)) return null;
  const fingerprint = loadFingerprint(path);
  if (fingerprint.model !== as) throw new AuditError("bad-input", `${path}: is a reference of "${fingerprint.model}", and --as says "${as}"`, "Give the reference of the same model, or another --out for a new one.");
  return fingerprint;
}

export function keepReference(fingerprint: Fingerprint, folder: string): Omit<EnrollOutcome, "requests"> {
  const path = join(folder, referenceName);
  writeFileOrSay(path, `${JSON.stringify(fingerprint, null, 2)}\n`);
  return { fingerprint, path, lack: lackOf(fingerprint) };
}

/** Sessions that share a folder keep a recording each. */
function nameRecording(folder: string): string {
  for (let session = 1; ; session += 1) {
    const name = session === 1 ? recordingName : recordingName.replace(".", `-${session}.`);
    if (!existsSync(join(folder, name))) return name;
  }
}

/** Room for retries, the same tenth that a run keeps. */
const plannedRatio = 0.9;

function samplesThatFit(suites: readonly Suite[], request: EnrollRequest, ceiling: number): number {
  const requests = (samples: number): number => planEnrolment(suites, { seed: request.seed, samples, only: request.only, skip: request.skip }).steps.length;
  const least = requests(1);
  // Wordings of counts are asked once, whatever the number of samples.
  const further = requests(2) - least;
  if (least > ceiling * plannedRatio) throw new AuditError("bad-input", `enrolment asks each of ${least} wordings at least once, and --max-requests allows ${ceiling}`, `Allow at least ${Math.ceil(least / plannedRatio)} requests, or choose probes with --only.`);
  return further === 0 ? 1 : 1 + Math.floor((ceiling * plannedRatio - least) / further);
}
