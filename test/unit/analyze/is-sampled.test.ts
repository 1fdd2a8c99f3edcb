/** Which exchanges of a long log are read for an average: the beginning, and some of everything behind it. */
import { describe, expect, it } from "vitest";
import { isSampled } from "../../../src/analyze/is-sampled.js";
import { makeTranscript } from "./make-transcript.js";

const logged = (seq: number) => makeTranscript({ seq, outcome: { kind: "logged", body: {} } }).exchange;

describe("isSampled", () => {
  it("reads all of a log's beginning, and one of sixteen behind it to the end", () => {
    const read = Array.from({ length: 1_000 }, (_, seq) => seq).filter((seq) => isSampled(logged(seq), 100));
    expect(read.slice(0, 102)).toEqual([...Array.from({ length: 100 }, (_, seq) => seq), 112, 128]);
    expect(read.at(-1)).toBe(992);
  });

  it("reads every exchange of a recording", () => {
    expect(isSampled(makeTranscript({ seq: 50_001 }).exchange, 100)).toBe(true);
  });
});
