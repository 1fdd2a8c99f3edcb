/** Which exchanges of a long log are read for an average: about as many as wanted, of all of it, and others where one byte of the log is another. */
import { describe, expect, it } from "vitest";
import { isSampled } from "../../../src/analyze/is-sampled.js";
import { makeTranscript } from "./make-transcript.js";

const read = (wanted: number, log: { readonly total: number; readonly digest: string } | undefined, length = 10_000): number[] =>
  Array.from({ length }, (_, seq) => seq).filter((seq) => isSampled(makeTranscript({ seq }).exchange, wanted, log === undefined ? {} : { log }));

describe("isSampled", () => {
  it("reads about as many as wanted, as many of each tenth and of each rest by 16", () => {
    const drawn = read(1_000, { total: 10_000, digest: "a" });
    expect(Math.abs(drawn.length - 1_000)).toBeLessThan(100);
    for (let tenth = 0; tenth < 10; tenth += 1) expect(Math.abs(drawn.filter((seq) => Math.floor(seq / 1_000) === tenth).length - 100)).toBeLessThan(40);
    for (let rest = 0; rest < 16; rest += 1) expect(Math.abs(drawn.filter((seq) => seq % 16 === rest).length - 62)).toBeLessThan(32);
  });

  it("draws others for another log, and the same for the same", () => {
    const [one, again, other] = ["a", "a", "b"].map((digest) => read(1_000, { total: 10_000, digest }));
    expect(one).toEqual(again);
    expect(one?.filter((seq) => other?.includes(seq)).length).toBeLessThan(200);
  });

  it("reads all of a short log, and of what is no log", () => {
    expect(read(1_000, { total: 900, digest: "a" }, 900)).toHaveLength(900);
    expect(read(1, undefined, 50)).toHaveLength(50);
  });
});
