/** Milliseconds from sending a request to the first piece of text or reasoning that holds something. */
import type { Analyzer } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { readArrivals } from "../read-arrivals.js";

/** Streamed replies only: of a whole body nobody knows when its first token was there. No options. */
export const timeToFirstToken: Analyzer<number> = {
  id: "time-to-first-token",
  version: 1,
  strength: "one-sided",
  scope: "probe",
  checkOptions: refuseOptions("time-to-first-token"),
  extract(transcript) {
    const arrivals = readArrivals(transcript);
    if (arrivals?.kind !== "value") return arrivals;
    const [first] = arrivals.value.pieces;
    return first === undefined ? { kind: "missing", why: "no text" } : { kind: "value", value: first.atMs };
  },
  summarize: ({ samples }) => [{ state: "observed", value: { kind: "samples", values: samples.map(({ value }) => value), unit: "ms" }, note: "" }],
};
