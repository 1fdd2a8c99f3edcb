/** How often the right model is named from a few exchanges of one endpoint, how honest the stated probabilities are, and whether an unlisted model is called unknown. */
import { appendFileSync, writeFileSync } from "node:fs";
import { commonCounter } from "../src/analyze/analyzers/prompt-token-offset.js";
import { chooseCounters } from "../src/judge/choose-counters.js";
import { scoreFingerprints } from "../src/judge/score-fingerprints.js";
import { nameableUnlisted } from "../src/judge/say-verdict.js";
import type { Candidate } from "../src/model/candidate.js";
import type { Fingerprint } from "../src/model/fingerprint.js";
import type { Resources } from "../src/model/resources.js";
import { loadResources } from "../src/pipeline/load-resources.js";
import { createRandom } from "../src/stats/create-random.js";
import { wilsonInterval } from "../src/stats/wilson-interval.js";
import { measureExchange, observeMeasurements, recountPrompt, type Measurement } from "../scripts/style/measure-exchanges.js";
import { nameFamily } from "../scripts/style/name-family.js";
import { readCorpus, type CorpusExchange } from "../scripts/style/read-corpus.js";
import type { Benchmark } from "./benchmark.js";
import { answerWithGarbage, garbageServers } from "./garbage-servers.js";
import { expectedCalibrationError, takeSet } from "./posterior-figures.js";
import { trainFingerprints } from "./train-fingerprints.js";

export const identify: Benchmark = {
  options: { "test": { type: "string" }, "train": { type: "string" }, "n": { type: "string", default: "1,4,8,16" }, "trials": { type: "string", default: "40" }, "seed": { type: "string", default: "1" }, "trials-out": { type: "string" }, "split": { type: "string" }, "vocabularies": { type: "string", default: "installed" } },
  run({ test, train, n = "1,4,8,16", trials = "40", seed = "1", "trials-out": out, split, vocabularies }) {
    if (test === undefined) throw new Error("identify: give --test DIR, a folder of LOG files");
    const installed = loadResources([], null);
    // `none`: as on a machine with no vocabulary but the one that comes with the tool.
    const shipped = vocabularies === "none" ? { ...installed, tokenCounters: { [commonCounter]: installed.tokenCounters[commonCounter] ?? (() => 0) } } : installed;
    const { keep, learn } = readSplit(split);
    const corpus = readCorpus(test).filter(keep);
    const trained = train === undefined ? null : trainFingerprints(readCorpus(train).filter(learn), shipped);
    const resources = trained?.resources ?? shipped;
    const models = [...new Set(corpus.map(({ model }) => model))].sort();
    const measured = new Map(models.map((model) => [model, measure(corpus.filter((exchange) => exchange.model === model), resources)]));
    const leaveOut = (model: string, gone: readonly string[]): LeftOut => {
      const without = trained?.without(gone) ?? { ...resources, fingerprints: resources.fingerprints.filter((fingerprint) => !gone.includes(fingerprint.model)) };
      return { resources: without, pool: trained === null ? measured.get(model) ?? [] : measure(corpus.filter((exchange) => exchange.model === model), without) };
    };
    const relatives = (model: string): string[] => [model, ...resources.fingerprints.filter(({ family }) => family === nameFamily(model).family).map((fingerprint) => fingerprint.model)];
    const alone = new Map(models.map((model) => [model, leaveOut(model, relatives(model))]));
    const besideSiblings = new Map(models.filter((model) => hasSibling(model, resources.fingerprints)).map((model) => [model, leaveOut(model, [model])]));
    // The meters of models by turns, so that garbage with every meter is tried.
    const garbage = new Map(Object.keys(garbageServers).flatMap((name) => models.map((meter) => [`${name} (meter of ${meter})`, measure(answerWithGarbage(name, corpus.filter(({ model }) => model === meter), seed), resources)] as const)));
    if (out !== undefined) writeFileSync(out, "");
    const figures: Record<string, Record<string, unknown>> = { top1: {}, family: {}, logLoss: {}, coverage90: {}, setSize90: {}, knownRejected: {}, openSetRecall: {}, siblingRecall: {}, top1Interval: {} };
    const stated: { probability: number; right: boolean }[] = [];
    for (const size of n.split(",").map(Number)) {
      const random = createRandom(`identify/${seed}/${size}`);
      const known: Trial[] = [];
      const unknown: Trial[] = [];
      const siblings: Trial[] = [];
      const rubbish = [...garbage].filter(([, pool]) => pool.length >= size).map(([name, pool]) => judgeTrial({ model: name, size, drawn: draw(pool.length, size, random), pool, resources }));
      for (const model of models) {
        const pool = measured.get(model) ?? [];
        if (pool.length < size) continue;
        const isListed = resources.fingerprints.some((fingerprint) => fingerprint.model === model);
        for (let trial = 0; trial < Number(trials); trial += 1) {
          const drawn = draw(pool.length, size, random);
          if (isListed) known.push(judgeTrial({ model, size, drawn, pool, resources }));
          for (const [list, left] of [[unknown, alone.get(model)], [siblings, besideSiblings.get(model)]] as const) if (left !== undefined) list.push(judgeTrial({ model, size, drawn, ...left }));
        }
      }
      const share = (list: readonly Trial[], test: (trial: Trial) => boolean): number | null => (list.length === 0 ? null : round(list.filter(test).length / list.length));
      const hits = known.filter(({ model, said }) => said === model).length;
      const interval = wilsonInterval(hits, known.length);
      put(figures, size, {
        top1: share(known, ({ model, said }) => said === model), top1Interval: [round(interval.low), round(interval.high)],
        family: share(known, ({ model, saidFamily }) => saidFamily === nameFamily(model).family),
        logLoss: round(known.reduce((sum, { probability }) => sum - Math.log(Math.max(probability, 1e-12)), 0) / Math.max(1, known.length)),
        coverage90: share(known, ({ model, set }) => set.includes(model)), setSize90: round(known.reduce((sum, { set }) => sum + set.length, 0) / Math.max(1, known.length)),
        knownRejected: share(known, isLeftOpen),
        openSetRecall: share(unknown, isLeftOpen), siblingRecall: share(siblings, isLeftOpen), garbageUnknown: share(rubbish, isLeftOpen),
        unknownFirst: share(unknown, ({ said }) => said === "unknown"), garbageFirst: share(rubbish, ({ said }) => said === "unknown"),
      });
      stated.push(...known.map(({ model, said, confidence }) => ({ probability: confidence, right: said === model })));
      if (out !== undefined) for (const trial of [...known.map((each) => ({ left: "nothing", ...each })), ...unknown.map((each) => ({ left: "family", ...each })), ...siblings.map((each) => ({ left: "model", ...each })), ...rubbish.map((each) => ({ left: "nothing", ...each }))]) appendFileSync(out, `${JSON.stringify(trial)}\n`);
    }
    return Promise.resolve({ models: models.length, trials: Number(trials), ...figures, ece: round(expectedCalibrationError(stated)) } as never);
  },
};

interface Trial {
  readonly model: string;
  readonly n: number;
  /** Places of the exchanges in the model's file. */
  readonly drawn: readonly number[];
  readonly said: string;
  readonly saidFamily: string | null;
  readonly confidence: number;
  /** What the true model got. */
  readonly probability: number;
  readonly set: readonly string[];
  /** Probability of all unlisted models together. */
  readonly unlisted: number;
}

/** No model is named: the rule by which reports name one. */
function isLeftOpen({ unlisted, n }: Trial): boolean {
  return unlisted > nameableUnlisted(n);
}

/** A model is judged as if it (or its whole family) had never been measured. */
interface LeftOut {
  readonly resources: Resources;
  readonly pool: readonly Measured[];
}

interface Measured {
  readonly exchange: CorpusExchange;
  readonly measurement: Measurement;
}

function measure(corpus: readonly CorpusExchange[], resources: Resources): Measured[] {
  return corpus.map((exchange) => ({ exchange, measurement: measureExchange(exchange, resources) }));
}

/** As `identify` does: once with the common counter, and again where the likeliest models have vocabularies of their own at hand. */
function scoreTrial(drawn: readonly Measured[], resources: Resources): readonly Candidate[] {
  const options = { asOf: null, style: resources.styleMap?.calibration };
  const candidates = scoreFingerprints(observeMeasurements(drawn.map(({ measurement }) => measurement), resources), resources.fingerprints, options);
  const exactCounters = chooseCounters(candidates, resources.fingerprints, [commonCounter]).filter((counter) => resources.tokenCounters[counter] !== undefined);
  if (exactCounters.length === 0) return candidates;
  const exact = { ...resources, exactCounters };
  return scoreFingerprints(observeMeasurements(drawn.map(({ measurement, exchange }) => recountPrompt(measurement, exchange, exact)), exact), resources.fingerprints, options);
}

function judgeTrial({ model, size, drawn, pool, resources }: { readonly model: string; readonly size: number; readonly drawn: readonly number[]; readonly pool: readonly Measured[]; readonly resources: Resources }): Trial {
  const candidates = scoreTrial(drawn.flatMap((index) => pool[index] ?? []), resources);
  const [first] = candidates;
  return {
    model, n: size, drawn, said: first?.model ?? "unknown", saidFamily: likeliestFamily(candidates), confidence: round(first?.posterior ?? 0),
    probability: round(candidates.find((candidate) => candidate.model === model)?.posterior ?? 0), set: takeSet(candidates, 0.9), unlisted: toDigits(candidates.reduce((sum, { fingerprint, posterior: own }) => sum + (fingerprint === null ? own : 0), 0)),
  };
}

/** Listed and unlisted members together. */
function likeliestFamily(candidates: readonly Candidate[]): string | null {
  const shares = new Map<string | null, number>();
  for (const { family, posterior } of candidates) shares.set(family, (shares.get(family) ?? 0) + posterior);
  return [...shares].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** Another model of its family is listed. */
function hasSibling(model: string, fingerprints: readonly Fingerprint[]): boolean {
  return fingerprints.some((fingerprint) => fingerprint.model !== model && fingerprint.family === nameFamily(model).family);
}

function draw(from: number, count: number, random: () => number): number[] {
  const places = [...Array(from).keys()];
  for (let index = 0; index < count; index += 1) {
    const other = index + Math.floor(random() * (from - index));
    [places[index], places[other]] = [places[other] ?? 0, places[index] ?? 0];
  }
  return places.slice(0, count);
}

type Split = (exchange: { readonly question: number; readonly set: string }) => boolean;

/** For folders that hold both sides: `question:K/M` tests on the prompts whose number is K modulo M and learns from the others; `set:NAME` likewise by set. */
function readSplit(split: string | undefined): { readonly keep: Split; readonly learn: Split } {
  const byQuestion = /^question:(\d+)\/(\d+)$/.exec(split ?? "");
  if (byQuestion !== null) {
    const keep: Split = ({ question }) => question % Number(byQuestion[2]) === Number(byQuestion[1]);
    return { keep, learn: (exchange) => !keep(exchange) };
  }
  const set = /^set:(.+)$/.exec(split ?? "")?.[1];
  return set === undefined ? { keep: () => true, learn: () => true } : { keep: (exchange) => exchange.set === set, learn: (exchange) => exchange.set !== set };
}

function put(figures: Record<string, Record<string, unknown>>, size: number, values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) (figures[name] ??= {})[size] = value;
}

/** Small probabilities matter here. */
function toDigits(value: number): number {
  return Number(value.toPrecision(4));
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
