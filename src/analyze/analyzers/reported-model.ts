/** Which model names replies carry: one that is not the asked one tells something, the asked one nothing. */
import type { Analyzer } from "../../model/analyzer.js";
import { keepText } from "../keep-text.js";
import { refuseOptions } from "../no-options.js";
import { summarizeLabels } from "../summarize-labels.js";

const NAME_CHARACTERS = 120;

/** Of the last attempts that gave choices. No options. */
export const reportedModel: Analyzer<string> = {
  id: "reported-model",
  version: 1,
  strength: "one-sided",
  scope: "exchange",
  checkOptions: refuseOptions("reported-model"),
  extract({ exchange, reply }) {
    if (!exchange.final || reply === null || reply.choices.length === 0) return null;
    return reply.reportedModel === null ? { kind: "missing", why: "no model named" } : { kind: "value", value: keepText(reply.reportedModel, NAME_CHARACTERS) };
  },
  summarize: summarizeLabels,
};
