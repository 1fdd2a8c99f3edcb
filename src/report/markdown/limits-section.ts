/** What the report cannot tell. */
import { heading, join, list } from "./markdown-blocks.js";

export function limitsSection(limits: readonly string[]): string {
  return join(heading(2, "Limits"), limits.length === 0 ? "None stated." : list(limits));
}
