/** How alike replies to one prompt are, pair by pair. */
import type { Analyzer, Sample } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { askedOnce, groupByPrompt, readRepeatedText, type RepeatedText } from "../repeated-texts.js";
import { RATIO_DECIMALS, roundTo } from "../round-to.js";
import { similarity } from "../similarity.js";

/** What `similarity` compares. */
const START_CHARACTERS = 1_000;
/** A comparison takes about half a millisecond, and pairs grow with the square of the replies. */
const PAIRS = 100;

/** Neighbours first, then pairs further apart, up to a hundred in all. No options. */
export const repeatSimilarity: Analyzer<RepeatedText> = {
  id: "repeat-similarity",
  version: 1,
  strength: "one-sided",
  scope: "probe",
  checkOptions: refuseOptions("repeat-similarity"),
  extract: (transcript) => readRepeatedText(transcript, START_CHARACTERS),
  summarize({ samples }) {
    const groups = groupByPrompt(samples);
    if (groups.length === 0) return [{ state: "unavailable", note: askedOnce }];
    const all = groups.reduce((sum, group) => sum + group.length * (group.length - 1) / 2, 0);
    const values: number[] = [];
    for (const [left, right] of pairsByDistance(groups)) {
      if (values.length >= PAIRS) break;
      values.push(left.value.digest === right.value.digest ? 1 : roundTo(similarity(left.value.start, right.value.start), RATIO_DECIMALS));
    }
    const compared = groups.flat();
    return [{
      state: "observed",
      value: { kind: "samples", values, unit: "ratio" },
      samples: compared.length,
      evidence: compared.map(({ exchangeId }) => exchangeId),
      note: values.length < all ? `${values.length} of ${all} pairs compared` : `all ${all} pairs`,
    }];
  },
};

function* pairsByDistance(groups: readonly (readonly Sample<RepeatedText>[])[]): Generator<readonly [Sample<RepeatedText>, Sample<RepeatedText>]> {
  const longest = Math.max(...groups.map(({ length }) => length));
  for (let distance = 1; distance < longest; distance += 1) {
    for (const group of groups) {
      for (let at = 0; at + distance < group.length; at += 1) {
        const [left, right] = [group[at], group[at + distance]];
        if (left !== undefined && right !== undefined) yield [left, right];
      }
    }
  }
}
