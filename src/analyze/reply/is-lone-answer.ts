/** Whether the first choice is all that a reply holds. */
import type { Reply } from "../../model/transcript.js";

/** An empty or blank choice beside the answer costs no tokens to speak of: it must not hide how those of the answer are counted. */
export function isLoneAnswer({ choices: [first, ...others] }: Reply): boolean {
  return first !== undefined && others.every(({ text, reasoning, refusal, toolCalls }) => `${text}${reasoning}${refusal ?? ""}`.trim() === "" && toolCalls.length === 0);
}
