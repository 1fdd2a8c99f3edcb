/** Innocent causes in Markdown: what would look the same without any fault, and whether it was looked into. */
import type { Verdict } from "../../model/verdict.js";
import { labelled } from "./markdown-blocks.js";

export function causesBlock(causes: Verdict["innocentCauses"]): string {
  if (causes.length === 0) return "No innocent cause was named for this result.";
  return [...causes].sort((left, right) => Number(right.checked) - Number(left.checked))
    .map(({ cause, checked, result }) => `- ${labelled(checked ? "Checked:" : "Not checked:", result === "" ? cause : `${cause}: ${result}`)}`).join("\n");
}
