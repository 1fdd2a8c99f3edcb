/** Why replies ended, in the endpoint's own words. */
import type { Analyzer } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { summarizeLabels } from "../summarize-labels.js";

/** A reply that gives no reason, as some honest hosts do and most cut ones. */
const none = "(none)";

/** Of the first choice of last attempts. No options. */
export const stopReasons: Analyzer<string> = {
  id: "stop-reasons",
  version: 1,
  strength: "one-sided",
  scope: "exchange",
  checkOptions: refuseOptions("stop-reasons"),
  extract({ exchange, reply }) {
    const choice = reply?.choices[0];
    return !exchange.final || choice === undefined ? null : { kind: "value", value: choice.stop?.raw ?? none };
  },
  summarize: summarizeLabels,
};
