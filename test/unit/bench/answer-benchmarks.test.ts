/** The benchmarks of one-word answers: their keys, their trials, and figures that anyone can recount. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { equalErrorRate } from "../../../bench/equal-error-rate.js";
import type { AnswerCorpus } from "../../../bench/answer-corpus.js";
import { mixture } from "../../../bench/mixture.js";
import { simulateAnswers } from "../../../bench/simulate-answers.js";
import { singleToken } from "../../../bench/single-token.js";
import { verify } from "../../../bench/verify.js";
import { createRandom } from "../../../src/stats/create-random.js";
import { temporaryFolder } from "../../loopback/spawn-cli.js";

const models = ["ant", "bee", "cat", "dog"];
let train = "";
let test = "";

/** Each model has a favourite and some other answers to each of ten questions; "dog" is "cat" under another name. */
function corpus(seed: string): string {
  const random = createRandom(seed);
  return JSON.stringify({ models: models.map((model) => ({
    model,
    cells: Object.fromEntries(Array.from({ length: 10 }, (_, cell) => {
      const counts: Record<string, number> = {};
      for (let draw = 0; draw < 15; draw += 1) {
        const at = random();
        const answer = at < 0.6 ? `${model === "dog" ? "cat" : model}${cell}` : at < 0.9 ? `common${cell}` : `rare${cell}-${Math.floor(random() * 3)}`;
        counts[answer] = (counts[answer] ?? 0) + 1;
      }
      return [`cell${cell}`, counts];
    })),
  })) });
}

beforeAll(() => {
  const folder = temporaryFolder();
  [train, test] = ["train.json", "test.json"].map((name) => join(folder, name)) as [string, string];
  writeFileSync(train, corpus("train"));
  writeFileSync(test, corpus("test"));
});

function readTrials(path: string): Record<string, unknown>[] {
  return readFileSync(path, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("single-token", () => {
  it("names clear models, counts a near-alias as one, and writes what it counted", async () => {
    const out = join(temporaryFolder(), "trials.jsonl");
    const result = await singleToken.run({ train, test, cells: "6", samples: "5", trials: "3", "trials-out": out });
    expect(result).toMatchObject({ models: 3, names: 4, nearAliases: [["cat", "dog"]], trials: 12 });
    expect(result.top1).toBeGreaterThan(0.9);
    expect(result.eer).toBeLessThan(0.05);
    const trials = readTrials(out);
    expect(trials.filter(({ right }) => right === true).length / trials.length).toBeCloseTo(Number(result.top1), 10);
  });
});

describe("simulated references", () => {
  const small: AnswerCorpus = { models: ["ant", "bee"], cells: ["number", "word"], counts: [[{ 7: 9, 3: 1 }, null], [{ 3: 10 }, { sea: 5, sky: 5 }]] };

  it("are of the size asked for, foretell what is held apart, and ask nothing that the model was not asked", () => {
    const { train: references, test: heldApart } = simulateAnswers(small, 6, createRandom("urns"));
    expect(references).toMatchObject({ models: small.models, cells: small.cells });
    for (const [side, size] of [[references, 6], [heldApart, 15]] as const) {
      expect(side.counts[0]?.[1]).toBeNull();
      expect(side.counts.flat().filter((counts) => counts !== null).map((counts) => Object.values(counts).reduce((sum, count) => sum + count, 0))).toEqual([size, size, size]);
    }
    const sevens = Array.from({ length: 200 }, (_, run) => simulateAnswers(small, 6, createRandom(`urn ${run}`)).test.counts[0]?.[0]?.["7"] ?? 0);
    const mean = sevens.reduce((sum, count) => sum + count, 0) / (200 * 15);
    expect(mean).toBeGreaterThan(0.65);
    expect(mean).toBeLessThan(0.95);
    // An urn remembers: the share differs from model to model, as what a reference of ten answers leaves open does.
    expect(new Set(sevens).size).toBeGreaterThan(5);
  });

  it("of many answers notice more substituted shares than those of few, and are told from measured ones", async () => {
    const powerAt = async (simulate: string) => mixture.run({ train, simulate, share: "0.3", questions: "60", honest: "1" });
    const [few, many] = [await powerAt("2"), await powerAt("60")];
    expect(few).toMatchObject({ simulated: 2, pairs: 10 });
    expect(Number(many.power)).toBeGreaterThan(Number(few.power));
    expect(await verify.run({ train, test, honest: "1", max: "10" })).toMatchObject({ simulated: null });
  });

  it.each([[{ simulate: "1" }, "2 to 1000, got 1"], [{ simulate: "many" }, "got many"], [{ simulate: "5", test: "also" }, "in place of --test"], [{}, "give --train FILE and --test FILE"]])("refuses %j", (given, message) => {
    expect(() => verify.run({ train, ...given })).toThrow(message);
  });
});

describe("verify", () => {
  it("has the agreed keys, counts no swap between near-aliases, and spares the honest", async () => {
    const out = join(temporaryFolder(), "trials.jsonl");
    const result = await verify.run({ train, test, honest: "5", max: "60", "trials-out": out });
    expect(result).toMatchObject({ honestRuns: 20, falseAlarms: 0, enrolled: { swaps: 10, misses: 0 }, absent: { swaps: 10 } });
    expect(result.enrolled).toHaveProperty("medianQuestions");
    expect(result.enrolled).toHaveProperty("p90Questions");
    expect(readTrials(out).filter(({ kind }) => kind === "enrolled")).toHaveLength(10);
  });
});

describe("mixture", () => {
  it("has the agreed keys and an estimate near the truth", async () => {
    const result = await mixture.run({ train, test, share: "0.4", questions: "80", honest: "2" });
    for (const key of ["power", "falseAlarms", "shareMae", "intervalCoverage", "byTotalVariation"]) expect(result).toHaveProperty(key);
    expect(result.falseAlarms).toBe(0);
    expect(result.shareMae).toBeLessThan(0.15);
  });
});

describe("equalErrorRate", () => {
  it.each([[[3, 4, 5], [0, 1, 2], 0], [[0, 1, 2], [3, 4, 5], 1], [[1, 3], [0, 2], 0.5]] as const)("of %j against %j is %d", (genuine, impostor, rate) => {
    expect(equalErrorRate(genuine, impostor)).toBeCloseTo(rate, 10);
  });
});
