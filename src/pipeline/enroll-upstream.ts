/** Enrols a lab upstream without a socket, through the same questions, codec and analyzers as any endpoint. */
import { createHash } from "node:crypto";
import { analyzeTranscripts } from "../analyze/analyze-transcripts.js";
import { enrollFingerprint } from "../judge/enroll-fingerprint.js";
import { mergeSessions } from "../judge/merge-sessions.js";
import type { Upstream } from "../lab/upstream.js";
import type { Exchange } from "../model/exchange.js";
import type { Fingerprint } from "../model/fingerprint.js";
import { planEnrolment } from "../suite/plan-enrolment.js";
import { askLab, labEndpoint } from "./ask-lab.js";
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
  const suites = loadSuites(["identity", "billing"]);
  const endpoint = labEndpoint(upstream.model, codec.id);
  const plan = planEnrolment(suites, { seed, samples: samplesPerCell, only: [], skip: [] });
  const hash = createHash("sha256");

  async function* exchanges(): AsyncIterable<Exchange> {
    for await (const exchange of askLab(upstream, plan.steps, codec, endpoint, seed + 1)) {
      hash.update(JSON.stringify(exchange));
      yield exchange;
    }
  }

  const { observations, tally } = await analyzeTranscripts(transcribe(exchanges(), codec), suites, loadResources([], null), { redactText: false });
  return enrollFingerprint(observations, {
    model: upstream.model, family: upstream.model, vendor: "the lab", at, digest: hash.digest("hex"), channel: "lab", provider: "lab", samples: tally.valid,
    source: "the lab's honest persona", licence: "MIT",
  });
}
