/** Enrols a lab upstream without a socket, through the same questions, codec and analyzers as any endpoint. */
import { createHash } from "node:crypto";
import { analyzeTranscripts } from "../analyze/analyze-transcripts.js";
import { enrollFingerprint } from "../judge/enroll-fingerprint.js";
import { mergeSessions } from "../judge/merge-sessions.js";
import { askUpstream } from "../lab/ask-upstream.js";
import type { Upstream } from "../lab/upstream.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Exchange } from "../model/exchange.js";
import type { Fingerprint } from "../model/fingerprint.js";
import type { JsonObject } from "../model/json.js";
import type { PlannedStep } from "../model/plan.js";
import { planEnrolment } from "../suite/plan-enrolment.js";
import { defaultProtocol, findCodec } from "./find-codec.js";
import { loadResources } from "./load-resources.js";
import { loadSuites } from "./prepare-run.js";
import { transcribe } from "./transcribe.js";

/** Samples of each wording in a session: with three sessions twice what a standard run asks of one, so that the reference is never the thinner side. */
const samplesPerCell = 14;

/** As many sessions and days as a complete reference wants; the lab's personas do not move between them, and neither do the dates. */
const enrolledAt = ["2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z"] as const;

/** A reference of what the upstream is, measured in three sessions. */
export async function enrollUpstream(upstream: Upstream, seed: number): Promise<Fingerprint> {
  const [first, ...later] = enrolledAt;
  let reference = mergeSessions(null, await enrollSession(upstream, seed, first));
  for (const [index, at] of later.entries()) reference = mergeSessions(reference, await enrollSession(upstream, seed + index + 1, at));
  return { ...reference, version: 1 };
}

async function enrollSession(upstream: Upstream, seed: number, at: string): Promise<Fingerprint> {
  const codec = findCodec(defaultProtocol);
  const suites = loadSuites(["identity"]);
  const endpoint: Endpoint = { baseUrl: "http://lab.invalid/v1", protocol: codec.id, model: upstream.model, claim: upstream.model, provider: null, credential: { kind: "none" }, headers: {} };
  const plan = planEnrolment(suites, { seed, samples: samplesPerCell, only: [], skip: [] });
  const hash = createHash("sha256");

  async function* exchanges(): AsyncIterable<Exchange> {
    for (const planned of plan.steps) {
      const exchange = await ask(planned);
      hash.update(JSON.stringify(exchange));
      yield exchange;
    }
  }

  async function ask(planned: PlannedStep): Promise<Exchange> {
    const request = codec.encodeRequest(endpoint, { ...planned.step, stream: false });
    const body = await askUpstream(upstream, JSON.parse(request.body) as JsonObject, { seed: seed + 1, requestIndex: planned.seq });
    return {
      kind: "exchange", id: `e${planned.seq + 1}`, seq: planned.seq, plannedAfter: null, side: "target", probe: planned.probe, step: planned.step.id, sample: planned.sample,
      fill: planned.fill, attempt: 1, final: true, request, startedAt: null, timing: null, outcome: { kind: "logged", body },
    };
  }

  const { observations, tally } = await analyzeTranscripts(transcribe(exchanges(), codec), suites, loadResources([], null), { redactText: false });
  return enrollFingerprint(observations, {
    model: upstream.model, family: upstream.model, vendor: "the lab", at, digest: hash.digest("hex"), channel: "lab", provider: null, samples: tally.valid,
    source: "the lab's honest persona", licence: "MIT",
  });
}
