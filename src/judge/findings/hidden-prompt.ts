/** More is counted beside the messages than any known chat template: something stands before the conversation. */
import { longestTemplate } from "../../model/longest-template.js";
import type { FindingRule } from "./finding-rule.js";

/** What lies this far beyond the longest template is a prompt. */
const margin = 26;
/** As much as a long system message of an honest wrapper; above it the prompt costs more than most questions. */
const longPrompt = 500;
/** A template gives a system message a few tokens of its own; when so many fewer are counted, something was left out that stood in its place. */
const replacedTokens = 20;

export const hiddenPrompt: FindingRule = (_observations, { tokens }) => {
  if (tokens === null || tokens.kind === "unknown" || tokens.kind === "unavailable") return [];
  const [usual] = tokens.overheads;
  const most = Math.max(...tokens.overheads.map(({ tokens: count }) => count));
  if (usual === undefined || most <= longestTemplate + margin) return [];
  const above = tokens.overheads.filter(({ tokens: count }) => count > longestTemplate + margin);
  const requests = above.reduce((sum, one) => sum + one.requests, 0);
  const least = Math.max(0, Math.min(...above.map(({ tokens: count }) => count)) - longestTemplate);
  const onlyAlone = tokens.overheadWithSystem !== null && tokens.overheadWithSystem < Math.min(...above.map(({ tokens: count }) => count)) - replacedTokens;
  // A trusted endpoint of the same seller counted as many: its own template, or a prompt that it stands by.
  const known = tokens.overheadVerdict === "as-enrolled";
  // Some open models' own templates write a page where no system message is sent, Mistral Small 3's for one; without a reference that looks the same.
  const ownTemplate = onlyAlone && tokens.overheadVerdict === "no-reference";
  return [{
    id: "hidden-prompt", area: "context", severity: known ? "info" : most > longPrompt ? "high" : ownTemplate ? "low" : "medium", credibility: ownTemplate ? "possible" : "likely",
    title: onlyAlone ? "A hidden prompt stands in where you send no system message" : "A hidden prompt stands before your messages",
    detail: `${requests} of ${tokens.requests} requests are counted with ${above.map(({ tokens: count }) => count).join(" or ")} tokens beside their messages. The longest chat template known adds ${longestTemplate}: ${least} to ${most} tokens were put in and are counted to you. ${
      tokens.overheadWithSystem === null ? "Whether a system message of yours changes that was not measured." : onlyAlone ? `With a system message only ${Math.max(0, tokens.overheadWithSystem)} are.` : `With a system message of yours it is still there (${tokens.overheadWithSystem}).`}`,
    evidence: tokens.evidence,
    innocentCauses: [
      { cause: "a default system message in the model's own template", checked: known, result: known ? `likely: as many were counted ${tokens.enrolledAt === "control" ? "at this run's control" : "when the reference was measured"}` : "some vendors write one; the vendor's documentation or a trusted endpoint tells its length" },
      { cause: "a tokenizer that counts the text itself higher", checked: true, result: "no: what copies of known strings add is exact, and this is the constant that is left" },
    ],
    remedy: "Ask the vendor what it puts before conversations, and whether you pay for it.",
  }];
};
