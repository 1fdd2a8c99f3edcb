/** Benchmark `diff`: logs of many models turned into reports, whose reply text alone is compared: halves of one model, two models on the same prompts, one model on other prompts. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { analyzeTranscripts } from "../src/analyze/analyze-transcripts.js";
import { diffReports, type DiffInput } from "../src/change/diff-reports.js";
import type { ReportDiff } from "../src/model/diff.js";
import type { Exchange } from "../src/model/exchange.js";
import type { Json } from "../src/model/json.js";
import type { Transcript } from "../src/model/transcript.js";
import { defaultProtocol, findCodec } from "../src/pipeline/find-codec.js";
import { loadResources } from "../src/pipeline/load-resources.js";
import { transcribe } from "../src/pipeline/transcribe.js";
import { createRandom } from "../src/stats/create-random.js";
import { wilsonInterval } from "../src/stats/wilson-interval.js";
import type { Benchmark } from "./benchmark.js";
import { readLabelled } from "./read-labelled.js";
import { shuffle } from "./shuffle.js";
import { toTextExchange } from "./text-exchange.js";
import { openTrials } from "./trials.js";

/** Halves of fewer prompts have no pair of enough prompts to be compared. */
const fewestReplies = 24;

interface ModelSets { readonly model: string; readonly sets: ReadonlyMap<string, readonly Exchange[]> }

export const diff: Benchmark = {
  options: { "test": { type: "string" }, "sets": { type: "string" }, "splits": { type: "string", default: "3" }, "seed": { type: "string", default: "1" }, "trials-out": { type: "string" } },
  async run({ test, sets: wanted, splits = "3", seed = "1", "trials-out": trialsOut }) {
    if (test === undefined) throw new Error("give --test DIR, a folder of LOG files, one a model");
    const models: ModelSets[] = [];
    for (const name of readdirSync(test).filter((file) => /\.jsonl(\.gz)?$/.test(file)).sort()) models.push({ model: name.replace(/\.jsonl(\.gz)?$/, "").replace("__", "/"), sets: await readSets(join(test, name)) });
    const names = wanted?.split(",") ?? [...new Set(models.flatMap(({ sets }) => [...sets.keys()]))].sort();
    const trials = openTrials(trialsOut);
    const figures: Record<string, Json> = {};
    for (const set of names) {
      const random = createRandom(`diff/${seed}/${set}`);
      const logs = models.flatMap(({ model, sets }) => ((sets.get(set)?.length ?? 0) >= fewestReplies ? [{ model, replies: sets.get(set) ?? [] }] : []));
      const whole = await Promise.all(logs.map(async ({ model, replies }) => ({ model, report: await toReport(`${set}/${model}`, replies) })));
      const halves: ReportDiff["outcome"][] = [];
      for (const { model, replies } of logs) {
        for (let split = 0; split < Number(splits); split += 1) {
          const order = shuffle(replies, random);
          const [left, right] = [order.slice(0, order.length >> 1), order.slice(order.length >> 1)];
          const { outcome } = diffReports(await toReport(`${set}/${model}/${split}/a`, left), await toReport(`${set}/${model}/${split}/b`, right));
          halves.push(outcome);
          trials.write({ kind: "halves", set, model, split, outcome });
        }
      }
      const pairs = whole.flatMap((left, place) => whole.slice(place + 1).map((right) => {
        const { outcome } = diffReports(left.report, right.report);
        trials.write({ kind: "pair", set, left: left.model, right: right.model, outcome });
        return { pair: `${left.model} / ${right.model}`, outcome };
      }));
      figures[set] = { models: logs.length, halves: share(halves, "no-change"), pairs: share(pairs.map(({ outcome }) => outcome), "changed"), missed: pairs.flatMap(({ pair, outcome }) => (outcome === "changed" ? [] : [`${pair}: ${outcome}`])) };
    }
    const others = await compareSets(models, names);
    trials.close();
    return { bySet: figures, otherSets: share(others, "not-comparable") };
  },
};

async function readSets(path: string): Promise<ReadonlyMap<string, readonly Exchange[]>> {
  const sets = new Map<string, Exchange[]>();
  for (const line of await readLabelled(path)) {
    const own = sets.get(line.set) ?? [];
    const exchange = toTextExchange(line, own.length);
    if (exchange !== null) own.push(exchange);
    sets.set(line.set, own);
  }
  return sets;
}

/** One model on two sets: whatever they may be compared by, they are no change. */
async function compareSets(models: readonly ModelSets[], names: readonly string[]): Promise<ReportDiff["outcome"][]> {
  const outcomes: ReportDiff["outcome"][] = [];
  for (const { model, sets } of models) {
    const reports = await Promise.all(names.flatMap((set) => ((sets.get(set)?.length ?? 0) < fewestReplies ? [] : [toReport(`${set}/${model}`, sets.get(set) ?? [])])));
    for (const [place, left] of reports.entries()) for (const right of reports.slice(place + 1)) outcomes.push(diffReports(left, right).outcome);
  }
  return outcomes;
}

const resources = loadResources([], null);

async function toReport(name: string, replies: readonly Exchange[]): Promise<DiffInput> {
  const transcripts: Transcript[] = [];
  const exchanges = async function* () { for (const reply of replies) yield await Promise.resolve(reply); };
  for await (const transcript of transcribe(exchanges(), findCodec(defaultProtocol))) transcripts.push(transcript);
  const { observations } = await analyzeTranscripts(transcripts, [], resources, { redactText: true });
  return {
    recordingDigest: name, observations,
    endpoint: { baseUrl: "", protocol: defaultProtocol, model: "m", claim: "m", provider: null, credential: { kind: "none" }, headers: {} },
    run: { startedAt: null } as DiffInput["run"], verdict: { claim: "inconclusive" } as DiffInput["verdict"],
  };
}

function share(outcomes: readonly string[], wanted: string): Json {
  const k = outcomes.filter((outcome) => outcome === wanted).length;
  const { low, high } = wilsonInterval(k, outcomes.length);
  const byOutcome: Record<string, number> = {};
  for (const outcome of outcomes) byOutcome[outcome] = (byOutcome[outcome] ?? 0) + 1;
  return { [wanted]: k, n: outcomes.length, low95: round(low), high95: round(high), byOutcome };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
