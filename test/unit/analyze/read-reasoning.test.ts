/** How a reply's reasoning is known, and that answers after it are measured under a condition of their own. */
import { describe, expect, it } from "vitest";
import { createConditions } from "../../../src/analyze/engine/merge-conditions.js";
import { readReasoning } from "../../../src/analyze/reply/read-reasoning.js";
import type { Usage } from "../../../src/model/transcript.js";
import { makeTranscript } from "./make-transcript.js";

const noUsage: Usage = { inputTokens: null, outputTokens: null, totalTokens: null, cachedInputTokens: null, reasoningTokens: null, costUsd: null, raw: null };
const reply = (usage: Partial<Usage> | null, reasoning = "") => makeTranscript({ choice: { text: "Oslo", reasoning }, reply: { usage: usage === null ? null : { ...noUsage, ...usage } } });

describe("reasoning", () => {
  it.each<[string, Partial<Usage> | null, string, string]>([
    ["shown", { outputTokens: 90 }, "Which city…", "visible"],
    ["counted on its own", { outputTokens: 90, reasoningTokens: 64 }, "", "counted"],
    ["in more tokens than the text has bytes", { outputTokens: 90 }, "", "counted"],
    ["absent, with a few tokens for marks", { outputTokens: 12, reasoningTokens: 0 }, "", "none"],
    ["absent, with no usage", null, "", "none"],
  ])("is %s", (_name, usage, shown, expected) => {
    expect(readReasoning(reply(usage, shown).reply)).toBe(expected);
  });

  it("of a group is one setting, or mixed", () => {
    const of = (...transcripts: ReturnType<typeof reply>[]) => {
      const conditions = createConditions("openai-chat");
      for (const transcript of transcripts) conditions.add(transcript);
      return conditions.total()?.reasoning;
    };
    const [none, counted, visible] = [reply(null), reply({ outputTokens: 90 }), reply(null, "Hm.")];
    expect([of(none, none), of(counted, counted), of(visible), of(none, counted), of(counted, visible)]).toEqual(["none", "counted", "visible", "mixed", "mixed"]);
  });
});
