/** The advice names what stands in its way, and a hidden prompt is called checked where counts were looked at. */
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../src/model/finding.js";
import type { TokenAccount } from "../../../src/model/token-account.js";
import type { Verdict } from "../../../src/model/verdict.js";
import { hiddenPromptCause } from "../../../src/judge/hidden-prompt-cause.js";
import { settleVerdict } from "../../../src/judge/settle-verdict.js";

const verdict: Verdict = {
  claim: "consistent", reason: null, sentence: "It fits.", next: "Read the findings.", candidates: [], mixture: null, layers: [], stack: [], reasons: [],
  innocentCauses: [{ cause: hiddenPromptCause, checked: false, result: "would need counts" }, { cause: "temperature", checked: false, result: "would need a control" }],
  errorRates: { alpha: 0.01, pValue: null, method: "", validSamples: 0 },
};
const finding = (id: string, severity: Finding["severity"]): Finding => ({ id, area: "billing", severity, credibility: "likely", title: `The ${id}`, detail: "", evidence: [], innocentCauses: [], remedy: "" });
const tokens = { overheads: [{ tokens: 7, requests: 9 }, { tokens: 9, requests: 1 }] } as unknown as TokenAccount;

describe("settleVerdict", () => {
  it("puts the severest of high findings before the advice, unless the claim is contradicted anyway", () => {
    expect(settleVerdict(verdict, [finding("meter", "high")], null).next).toBe("Before you buy, have the vendor explain this: The meter. Read the findings.");
    expect(settleVerdict(verdict, [finding("meter", "medium")], null).next).toBe("Read the findings.");
    expect(settleVerdict({ ...verdict, claim: "inconsistent" }, [finding("meter", "high")], null).next).toBe("Read the findings.");
  });

  it("says what token counts tell of a hidden prompt, and nothing without them", () => {
    const causes = (findings: readonly Finding[], account: TokenAccount | null) => settleVerdict(verdict, findings, account).innocentCauses.map(({ checked, result }) => [checked, result]);
    expect(causes([finding("hidden-prompt", "medium")], tokens)).toEqual([[true, 'likely: see the finding "The hidden-prompt"'], [false, "would need a control"]]);
    expect(causes([], tokens)[0]).toEqual([true, expect.stringContaining("9 tokens stand beside the messages")]);
    expect(causes([], null)).toEqual([[false, "would need counts"], [false, "would need a control"]]);
    expect(causes([], { ...tokens, overheads: [] })[0]).toEqual([false, "would need counts"]);
  });
});
