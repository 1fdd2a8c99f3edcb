/** Whether a reply came after reasoning, and how that is known: answers are compared only where it is alike. */
import type { Reply } from "../../model/transcript.js";

/** End marks and roles that some hosts count into the output, with room to spare. */
const UNSHOWN_TOKENS = 16;

/**
 * `counted`: billed and not shown, by its own count, or by more output tokens than the shown text has bytes, since no vocabulary has a token of less than one.
 * Of the choice that is read: a thought in another one, which nobody asked for, is no condition of this answer.
 */
export function readReasoning(reply: Reply | null): "none" | "visible" | "counted" {
  const [choice] = reply?.choices ?? [];
  if ((choice?.reasoning ?? "") !== "") return "visible";
  const usage = reply?.usage ?? null;
  if ((usage?.reasoningTokens ?? 0) > 0) return "counted";
  const shown = [choice?.text ?? "", choice?.refusal ?? "", ...(choice?.toolCalls ?? []).map((call) => `${call.name ?? ""}${call.arguments}`)].join("");
  return (usage?.outputTokens ?? 0) > Buffer.byteLength(shown, "utf8") + UNSHOWN_TOKENS ? "counted" : "none";
}
