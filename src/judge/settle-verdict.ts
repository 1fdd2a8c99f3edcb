/** Brings a verdict in line with what the findings and the token account say beside it. */
import { graveSeverities, type Finding } from "../model/finding.js";
import type { TokenAccount } from "../model/token-account.js";
import type { Verdict } from "../model/verdict.js";
import { hiddenPromptCause } from "./hidden-prompt-cause.js";

const promptFindings = ["hidden-prompt", "token-overhead-added"];

export function settleVerdict(verdict: Verdict, findings: readonly Finding[], tokens: TokenAccount | null): Verdict {
  // Where the claim is contradicted, that is the advice.
  const worst = verdict.claim === "inconsistent" ? undefined : findings.find(({ severity }) => graveSeverities.includes(severity));
  return {
    ...verdict,
    next: worst === undefined ? verdict.next : `Before you buy, have the vendor explain this: ${worst.title}. ${verdict.next}`,
    innocentCauses: verdict.innocentCauses.map((cause) => (cause.cause === hiddenPromptCause && !cause.checked ? { ...cause, ...checkPrompt(findings, tokens) } : cause)),
  };
}

/** Nothing where counts are not known: then it was not checked. */
function checkPrompt(findings: readonly Finding[], tokens: TokenAccount | null): { checked: true; result: string } | null {
  const found = findings.find(({ id }) => promptFindings.includes(id));
  if (found !== undefined) return { checked: true, result: `likely: see the finding "${found.title}"` };
  if (tokens === null || tokens.overheads.length === 0) return null;
  return { checked: true, result: `as far as reported counts tell, none that is longer than a chat template: ${Math.max(...tokens.overheads.map(({ tokens: count }) => count))} tokens stand beside the messages` };
}
