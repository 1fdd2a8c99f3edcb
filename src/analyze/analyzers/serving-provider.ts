/** Which upstream provider an aggregator names in its replies. */
import type { Analyzer } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { summarizeLabels } from "../summarize-labels.js";
import { readTopMember } from "../top-member.js";

/** Member `provider`, as OpenRouter and Portkey write it. No options. */
export const servingProvider: Analyzer<string> = {
  id: "serving-provider",
  version: 1,
  strength: "one-sided",
  scope: "exchange",
  checkOptions: refuseOptions("serving-provider"),
  extract: (transcript) => readTopMember(transcript, "provider"),
  summarize: summarizeLabels,
};
