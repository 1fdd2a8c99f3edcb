/** The references of a benchmark of one-word answers, and the answers held apart from them: two files, or one file's models drawn anew. */
import { createRandom } from "../src/stats/create-random.js";
import { alignTest, readAnswerCorpus, type AnswerCorpus } from "./answer-corpus.js";
import type { Benchmark } from "./benchmark.js";
import { simulateAnswers } from "./simulate-answers.js";

export const answerOptions = { train: { type: "string" }, test: { type: "string" }, seed: { type: "string", default: "1" } } as const satisfies Benchmark["options"];
/** Answers a wording in each reference, drawn in place of those of `test`. Naming has no use for it: drawn apart, two near-aliases are no longer alike. */
export const simulateOption = { simulate: { type: "string" } } as const satisfies Benchmark["options"];

export interface Answers {
  readonly train: AnswerCorpus;
  /** Of the same models and cells, in the same order. */
  readonly test: AnswerCorpus;
  /** Answers a wording that were drawn for each reference; null where both are measured. */
  readonly simulated: number | null;
}

/** Throws where neither `test` nor `simulate` is given, or both; `name` is the benchmark's. */
export function openAnswers(name: string, { train: trainPath, test: testPath, simulate, seed = "1" }: Readonly<Record<string, string | undefined>>): Answers {
  if (trainPath === undefined || (testPath === undefined) === (simulate === undefined)) throw new Error(`${name}: give --train FILE and --test FILE; verify and mixture take --simulate ANSWERS in place of --test`);
  const train = readAnswerCorpus(trainPath);
  if (testPath !== undefined) return { train, test: alignTest(train, readAnswerCorpus(testPath)), simulated: null };
  const enrolled = Number(simulate);
  if (!Number.isInteger(enrolled) || enrolled < 2 || enrolled > 1000) throw new Error(`${name}: --simulate takes the answers a wording in each reference, 2 to 1000, got ${simulate ?? ""}`);
  return { ...simulateAnswers(train, enrolled, createRandom(`simulate/${seed}`)), simulated: enrolled };
}
