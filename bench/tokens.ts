/** Benchmark `tokens`: for every pair of models that share prompts, whether reported counts name one tokenizer family or two. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readMeter, type PromptReading } from "../src/analyze/tokens/read-meter.js";
import { readLog } from "../src/bridge/read-log.js";
import { judgeMeters, type MeteredModel, type PairJudgement, type VocabularyCounts } from "../src/judge/tokens/judge-meters.js";
import { resolveTokenizerClass } from "../src/judge/tokens/resolve-tokenizer-class.js";
import type { TokenCounter } from "../src/model/resources.js";
import { defaultProtocol, findCodec } from "../src/pipeline/find-codec.js";
import { loadTokenizerTables } from "../src/pipeline/load-resources.js";
import { loadTokenCounters } from "../src/pipeline/load-token-counters.js";
import { transcribe } from "../src/pipeline/transcribe.js";
import { wilsonInterval } from "../src/stats/wilson-interval.js";
import type { Benchmark } from "./benchmark.js";

type Family = string | null;

export const tokens: Benchmark = {
  options: { test: { type: "string" }, vocabularies: { type: "string", default: "installed" }, "trials-out": { type: "string" } },
  async run({ test, vocabularies, "trials-out": trialsOut }) {
    if (test === undefined) throw new Error("give --test DIR, a folder of LOG files, one a model");
    const logs = await readFolder(test);
    const tables = loadTokenizerTables();
    const counters = vocabularies === "none" ? {} : loadTokenCounters(tables).counters;
    const models = logs.map(({ model, readings }) => ({ model, readings }));
    const judgement = judgeMeters(models, countPrompts(logs.flatMap(({ readings }) => readings), counters));
    const families = new Map(logs.map(({ model }) => [model, resolveTokenizerClass(model, tables)]));
    const trials = judgement.pairs.map((pair) => ({ ...describe(pair), ...compareTruth(pair, families) }));
    if (trialsOut !== undefined) writeFileSync(trialsOut, trials.map((trial) => `${JSON.stringify(trial)}\n`).join(""));
    const decided = trials.filter(({ verdict }) => verdict !== "inconclusive");
    const count = (outcome: string): number => trials.filter((trial) => trial.outcome === outcome).length;
    const checked = count("right") + count("same-family-error") + count("different-family-error");
    const errors = checked - count("right");
    return {
      models: models.length,
      readings: models.reduce((sum, { readings }) => sum + readings.length, 0),
      pairs: trials.length,
      sameFamilyErrors: count("same-family-error"),
      differentFamilyErrors: count("different-family-error"),
      inconclusive: trials.length - decided.length,
      decided: decided.length,
      decidedShare: { value: round(decided.length / Math.max(1, trials.length)), n: trials.length },
      errorShare: { value: checked === 0 ? null : round(errors / checked), n: checked, high95: round(wilsonInterval(errors, checked).high) },
      decidedSame: decided.filter(({ verdict }) => verdict === "same").length,
      decidedWithoutKnownFamily: decided.length - checked,
      inconclusiveByReason: countBy(trials.filter(({ verdict }) => verdict === "inconclusive").map(({ reason }) => reason)),
      familyUnknown: [...families].filter(([, family]) => family === null).map(([model]) => model),
      oddMeters: judgement.oddMeters.map(({ model, provider, classId, readings }) => ({ model, provider, classId, readings })),
      meterUnclear: [...judgement.unclear],
      vocabularies: Object.keys(counters),
      note: say(judgement.oddMeters, trials),
    };
  },
};

interface LoggedModel extends MeteredModel {
  readonly readings: readonly PromptReading[];
}

async function readFolder(folder: string): Promise<LoggedModel[]> {
  const names = readdirSync(folder).filter((name) => /\.jsonl(\.gz)?$/.test(name)).sort();
  const codec = findCodec(defaultProtocol);
  const models: LoggedModel[] = [];
  for (const name of names) {
    const readings: PromptReading[] = [];
    for await (const transcript of transcribe(readLog(join(folder, name)).exchanges, codec)) {
      const reading = readMeter(transcript);
      if (reading?.kind === "value") readings.push(reading.value);
    }
    models.push({ model: name.replace(/\.jsonl(\.gz)?$/, "").replace("__", "/"), readings });
  }
  return models;
}

function countPrompts(readings: readonly PromptReading[], counters: Readonly<Record<string, TokenCounter>>): VocabularyCounts[] {
  const prompts = new Map(readings.map(({ prompt, texts }) => [prompt, texts]));
  return Object.entries(counters).map(([classId, count]) => ({
    classId,
    counts: new Map([...prompts].map(([prompt, texts]) => [prompt, texts.reduce((sum, text) => sum + count(text), 0)])),
  }));
}

function describe({ left, right, verdict, reason, difference }: PairJudgement) {
  return { left, right, verdict, reason, prompts: difference.total.n, outliers: difference.total.outliers, byKind: difference.byKind, constants: difference.constants };
}

/** Families by the shipped table of names; without one there is no truth to err against. */
function compareTruth({ left, right, verdict }: PairJudgement, families: ReadonlyMap<string, Family>) {
  const [own, other] = [families.get(left) ?? null, families.get(right) ?? null];
  const truth = own === null || other === null ? "unknown" : own === other ? "same" : "different";
  const outcome = verdict === "inconclusive" ? "inconclusive" : truth === "unknown" ? "unchecked" : truth === verdict ? "right" : truth === "same" ? "same-family-error" : "different-family-error";
  return { leftFamily: own, rightFamily: other, truth, outcome };
}

function say(odd: readonly { readonly model: string; readonly provider: string; readonly classId: string; readonly readings: number }[], trials: readonly { readonly reason: string; readonly left: string; readonly right: string }[]): string {
  const hosts = odd.map(({ model, provider, classId, readings }) => `${provider === "" ? "a host" : provider} counts ${model} in ${classId} (${readings} replies, set aside)`);
  const open = trials.filter(({ reason }) => reason === "unexplained-meters-of-one-vendor").map(({ left, right }) => `${left} and ${right}`);
  return [
    ...hosts,
    ...(open.length === 0 ? [] : [`left open, of one vendor and explained by no vocabulary or other model: ${open.join("; ")}`]),
  ].join(". ");
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
