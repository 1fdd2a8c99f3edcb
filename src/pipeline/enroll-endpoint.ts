/** `enroll --endpoint`: measures a trusted endpoint into a fingerprint; one session, so it is marked provisional. */
import { join } from "node:path";
import { enrollFingerprint } from "../judge/enroll-fingerprint.js";
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
import { loadResources } from "./load-resources.js";
import { composeHeader, loadSuites } from "./prepare-run.js";
import { recordingName, type AuditHooks } from "./run-audit.js";
import type { SendingRequest } from "./run-request.js";
import { transcribe } from "./transcribe.js";
import { makeOutputFolder, writeFileOrSay } from "./write-reports.js";

export interface EnrollRequest extends SendingRequest {
  readonly as: string;
  readonly folder: string;
}

export interface EnrollOutcome {
  readonly fingerprint: Fingerprint;
  readonly path: string;
  readonly requests: number;
}

/** The model whose distributions are enrolled, and the folder that holds it and its recording. */
export async function enrollEndpoint(request: EnrollRequest, startedAt: string, hooks: AuditHooks = {}): Promise<EnrollOutcome> {
  const suites = loadSuites(request.suites);
  const ceiling = request.maxRequests ?? depthCeilings[request.depth];
  const plan = planEnrolment(suites, { seed: request.seed, samples: samplesThatFit(suites, request, ceiling), only: request.only, skip: request.skip });
  const options = {
    depth: request.depth, seed: request.seed, maxRequests: ceiling, maxUsd: request.maxUsd ?? null, price: request.price, maxTimeMs: request.maxTimeMs, timeoutMs: request.timeoutMs,
    concurrency: request.concurrency, ratePerMinute: request.ratePerMinute, only: request.only, skip: request.skip, redactText: request.redactText,
  };
  makeOutputFolder(request.folder);
  const recording = join(request.folder, recordingName);
  const header = composeHeader(request, { options, plan, suites, references: [], startedAt });
  const codec = findCodec(request.endpoint.protocol);
  const { fatal } = await recordRun({ header, endpoint: request.endpoint, planner: planInOrder(plan), codec, path: recording, secrets: request.secrets, resume: false, ...hooks });
  if (fatal !== null) throw fatal;

  const { exchanges, ending } = await openRecording(recording);
  const { observations, tally } = await analyzeTranscripts(transcribe(exchanges, codec), suites, loadResources([], null), { redactText: request.redactText });
  const fingerprint = enrollFingerprint(observations, {
    model: request.as, at: startedAt, digest: ending().digest, channel: new URL(request.endpoint.baseUrl).host, provider: request.endpoint.provider, samples: tally.valid,
    family: request.as, vendor: request.endpoint.provider ?? "unknown", source: "measured by ai-audit enroll", licence: "the measurer's own",
  });
  const path = join(request.folder, "fingerprint.json");
  writeFileOrSay(path, `${JSON.stringify(fingerprint, null, 2)}\n`);
  return { fingerprint, path, requests: tally.attempts };
}

/** Room for retries, the same tenth that a run keeps. */
const plannedRatio = 0.9;

function samplesThatFit(suites: readonly Suite[], request: EnrollRequest, ceiling: number): number {
  const cells = planEnrolment(suites, { seed: request.seed, samples: 1, only: request.only, skip: request.skip }).steps.length;
  const samples = Math.floor((ceiling * plannedRatio) / cells);
  if (samples < 1) throw new AuditError("bad-input", `enrolment asks each of ${cells} wordings at least once, and --max-requests allows ${ceiling}`, `Allow at least ${Math.ceil(cells / plannedRatio)} requests, or choose probes with --only.`);
  return samples;
}
