/** Text from outside, safe to print: no terminal obeys it, no line breaks out, nothing hides. */
import { makeVisible } from "./make-visible.js";

/** About two lines at 100 columns: enough to recognise an answer by. */
export const terminalTextLimit = 240;

export function escapeTerminal(text: string, limit = terminalTextLimit): string {
  return makeVisible(text, limit).trim();
}
