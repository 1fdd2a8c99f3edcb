/** Part "writing" of the token benchmark: for every pair of classes, whether named tokens, biased tokens and stream pieces of one contradict the other, each alone; and whether any contradicts its own. */
import { analyzeTranscripts } from "../src/analyze/analyze-transcripts.js";
import { judgeBiased } from "../src/judge/tokens/judge-biased.js";
import { judgeEnds } from "../src/judge/tokens/judge-ends.js";
import { judgeWriting, readWritten, type Written } from "../src/judge/tokens/judge-writing.js";
import type { Upstream } from "../src/lab/upstream.js";
import type { JsonObject } from "../src/model/json.js";
import type { Resources } from "../src/model/resources.js";
import { labEndpoint } from "../src/pipeline/ask-lab.js";
import { defaultProtocol, findCodec } from "../src/pipeline/find-codec.js";
import { loadSuites } from "../src/pipeline/prepare-run.js";
import { transcribe } from "../src/pipeline/transcribe.js";
import { planRun } from "../src/suite/plan-run.js";
import { streamLab } from "./stream-lab.js";

const probes = ["token-counts", "message-overhead", "token-strings", "biased-token"];
const codec = findCodec(defaultProtocol);
const suites = loadSuites(["identity", "billing"]);

export async function measureWriting(classes: readonly string[], seeds: number, serve: (id: string) => Promise<Upstream>, resources: Resources): Promise<JsonObject> {
  const pairs = { pairs: 0, cuts: 0, strings: 0, biased: 0, edges: 0, any: 0 };
  const own = { runs: 0, cuts: 0, strings: 0, biased: 0, edges: 0, any: 0, named: 0 };
  const missed: string[] = [];
  let requests = 0;
  for (const id of classes) {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { steps } = planRun(suites, { depth: "deep", seed, maxRequests: 18, only: probes, skip: [] });
      requests = Math.max(requests, steps.length);
      const { observations } = await analyzeTranscripts(transcribe(streamLab(await serve(id), steps, codec, labEndpoint("lab", codec.id), seed), codec), suites, resources, { redactText: false });
      const written = readWritten(observations, resources.tokenizerTexts);
      own.runs += 1;
      tally(own, written, id, resources);
      if (judgeWriting(written, id, resources.tokenizerTexts).kind === "agrees") own.named += 1;
      for (const other of classes.filter((one) => one !== id)) {
        pairs.pairs += 1;
        if (!tally(pairs, written, other, resources)) missed.push(`${id} for ${other}/${seed}`);
      }
    }
  }
  return { requests, contradicted: pairs, ownClassContradicted: own, missed: missed.slice(0, 40) };
}

interface Tally { cuts: number; strings: number; biased: number; edges: number; any: number }

/** Whether anything contradicts the class. */
function tally(into: Tally, written: Written, id: string, { tokenizerTexts: texts }: Resources): boolean {
  const judged = judgeWriting(written, id, texts);
  if (judgeEnds(written.strings, id, texts).kind === "contradicts") into.strings += 1;
  if (judgeBiased(written.biased, id, texts).kind === "contradicts") into.biased += 1;
  if (judgeWriting({ ...written, cuts: [], strings: [], biased: [] }, id, texts).kind === "contradicts") into.edges += 1;
  if (judgeWriting({ ...written, edges: [], strings: [], biased: [] }, id, texts).kind === "contradicts") into.cuts += 1;
  if (judged.kind === "contradicts") into.any += 1;
  return judged.kind === "contradicts";
}
