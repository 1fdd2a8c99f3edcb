/** Text for a SARIF message: no embedded link, no placeholder, nothing that hides. */
import { makeVisible } from "./make-visible.js";

/** Code scanning shows about this much of a message. */
export const sarifTextLimit = 1000;

/** A link is `[text](target)`, a placeholder `{0}`, in SARIF 2.1.0 §3.11.5 and §3.11.6; hosts also read Markdown, addresses and mentions out of plain text. */
export function escapeSarif(text: string, limit = sarifTextLimit): string {
  return makeVisible(text, limit)
    .replace(/[\\[\]]/g, "\\$&")
    .replaceAll("{", "{{")
    .replaceAll("}", "}}")
    .replaceAll("@", "＠")
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .replace(/:\/\//g, ": //")
    .replace(/www\./gi, (match) => `${match.slice(0, 3)} .`);
}
