/** Innocent causes: what would look the same without any fault, and whether it was looked into. */
import type { Verdict } from "../../model/verdict.js";
import { list, prose } from "./html-blocks.js";
import { markup, type Markup } from "./markup.js";

export function causesList(causes: Verdict["innocentCauses"]): Markup {
  if (causes.length === 0) return markup`<p>No innocent cause was named for this result.</p>`;
  return list([...causes].sort((left, right) => Number(right.checked) - Number(left.checked)).map(({ cause, checked, result }) =>
    markup`<span class="chip ${checked ? "good" : "calm"}">${checked ? "checked" : "not checked"}</span> ${prose(result === "" ? cause : `${cause}: ${result}`)}`));
}
