/** Which backend configurations replies name: several tell of several backends or of an update in between. */
import type { Analyzer } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { summarizeLabels } from "../summarize-labels.js";
import { readTopMember } from "../top-member.js";

/** Member `system_fingerprint`. No options. */
export const backendFingerprint: Analyzer<string> = {
  id: "backend-fingerprint",
  version: 1,
  strength: "one-sided",
  scope: "exchange",
  checkOptions: refuseOptions("backend-fingerprint"),
  extract: (transcript) => readTopMember(transcript, "system_fingerprint"),
  summarize: summarizeLabels,
};
