/** The verdict as a headline and a tone: the same words in every format for people. */
import type { Verdict } from "../../model/verdict.js";

export interface VerdictWords {
  readonly headline: string;
  readonly tone: "good" | "warn" | "bad";
  /** Says the same to those who do not see colours. */
  readonly sign: string;
}

export function verdictWords({ claim }: Pick<Verdict, "claim">): VerdictWords {
  switch (claim) {
    case "consistent": return { headline: "Consistent with the claim", tone: "good", sign: "✓" };
    case "inconsistent": return { headline: "Not consistent with the claim", tone: "bad", sign: "✕" };
    case "inconclusive": return { headline: "Undecided", tone: "warn", sign: "?" };
  }
}

/** "inconclusive (no-reference)". */
export function verdictName({ claim, reason }: Pick<Verdict, "claim" | "reason">): string {
  return reason === null ? claim : `${claim} (${reason})`;
}
