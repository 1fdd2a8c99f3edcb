/** Audits every arm of the lab with many seeds, and compares what is said with what was done. */
import { analyzeTranscripts } from "../../src/analyze/analyze-transcripts.js";
import { attributeLayers } from "../../src/judge/layers/attribute-layers.js";
import { holdsSensitiveWord } from "../../src/lab/knowledge/sensitive-words.js";
import type { Attribution } from "../../src/model/attribution.js";
import type { Endpoint } from "../../src/model/endpoint.js";
import { depthCeilings, type Depth } from "../../src/model/plan.js";
import type { Suite } from "../../src/model/suite.js";
import { composePlanner } from "../../src/pipeline/compose-planner.js";
import { findCodec } from "../../src/pipeline/find-codec.js";
import { loadResources } from "../../src/pipeline/load-resources.js";
import { loadSuites } from "../../src/pipeline/prepare-run.js";
import { transcribeOne } from "../../src/pipeline/transcribe.js";
import { planRun } from "../../src/suite/plan-run.js";
import type { Trial } from "../layers.js";
import { recordVirtually } from "../virtual-run.js";
import { arms, type Arm } from "./arms.js";
import { startUpstream } from "./start-upstream.js";

/** Read once: a bench makes hundreds of runs. */
const suites = loadSuites(["censorship"]);
const resources = loadResources([], null);

export async function judgeArms(seeds: number, depth: Depth, named: readonly string[]): Promise<Trial[]> {
  const chosen = arms.filter(({ id }) => named.length === 0 || named.includes(id));
  const trials: Trial[] = [];
  for (const arm of chosen) for (let seed = 1; seed <= seeds; seed += 1) trials.push(await judgeArm(arm, seed, depth));
  return trials;
}

async function judgeArm(arm: Arm, seed: number, depth: Depth): Promise<Trial> {
  const upstream = await startUpstream(arm, seed);
  const endpoint: Endpoint = { baseUrl: "http://127.0.0.1:1/v1", protocol: "openai-chat", model: upstream.model, claim: upstream.model, provider: null, credential: { kind: "none" }, headers: {} };
  const options = { depth, seed, maxRequests: depthCeilings[depth], only: [], skip: [] };
  const codec = findCodec(endpoint.protocol);
  const planner = composePlanner(planRun(suites, options), { suites, options, protocol: endpoint.protocol });
  const exchanges = await recordVirtually({ upstream, endpoint, planner, codec, seed, maxRequests: options.maxRequests });
  const { observations } = await analyzeTranscripts(exchanges.map((exchange) => transcribeOne(exchange, codec)), suites, resources, { redactText: true });
  const attributions = attributeLayers(observations);
  const said = sayOf(attributions);
  return {
    arm: arm.id, expected: arm.expected, said, correct: said === null ? null : isRight(arm, said, attributions, suites),
    detail: attributions.map(({ topic, language, layer, posteriors, owner, followUps, tests }) => ({ topic, language, layer, posteriors, owner, followUps, tests: tests.map(({ test, seen }) => `${test}: ${seen}`) })),
  };
}

/** With two filters, a question that holds no listed word is stopped by the second alone: there the truth of the cell is the output filter. */
function isRight({ expected }: Arm, said: string, attributions: readonly Attribution[], suites: readonly Suite[]): boolean {
  if (said === expected) return true;
  if (expected !== "both-filters") return false;
  return attributions.every(({ topic, language, layer }) => {
    if (layer === null) return true;
    const question = suites.flatMap(({ probes }) => probes).find(({ id }) => id === topic)?.cells.list.find((cell) => cell.language === language)?.fill.sensitive ?? "";
    return layer === (holdsSensitiveWord(question) ? "both-filters" : "output-filter");
  });
}

/** One word for a run: the layer of its decided cells when they agree; "none" where nothing was withheld; null where it cannot be told. */
function sayOf(attributions: readonly Attribution[]): string | null {
  if (attributions.length === 0) return "none";
  const named = new Set<string>(attributions.flatMap(({ layer }) => layer ?? []));
  // Some cells stopped on the way in and others on the way out: there are two filters.
  if (named.has("both-filters") || (named.has("input-filter") && named.has("output-filter"))) {
    named.delete("input-filter");
    named.delete("output-filter");
    named.add("both-filters");
  }
  const [only] = named;
  return named.size === 1 && only !== undefined ? only : null;
}
