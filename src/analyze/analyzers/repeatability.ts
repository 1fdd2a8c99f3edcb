/** How often replies to one prompt at temperature 0 are the same: the endpoint's own noise floor. */
import type { Analyzer } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { askedOnce, countPairs, groupByPrompt, readRepeatedText, type RepeatedText } from "../repeated-texts.js";

/** Identical pairs of pairs with equal prompts. Requests at other temperatures have no bearing. No options. */
export const repeatability: Analyzer<RepeatedText> = {
  id: "repeatability",
  version: 1,
  strength: "one-sided",
  scope: "probe",
  checkOptions: refuseOptions("repeatability"),
  extract: (transcript) => (transcript.step.temperature === 0 ? readRepeatedText(transcript, 0) : null),
  summarize({ samples }) {
    const groups = groupByPrompt(samples);
    if (groups.length === 0) return [{ state: "unavailable", note: askedOnce }];
    const { identical, pairs } = countPairs(groups);
    const compared = groups.flat();
    return [{
      state: "observed",
      value: { kind: "rate", k: identical, n: pairs },
      samples: compared.length,
      evidence: compared.map(({ exchangeId }) => exchangeId),
      note: `pairs of ${compared.length} replies; honest endpoints differ at temperature 0 too`,
    }];
  },
};
