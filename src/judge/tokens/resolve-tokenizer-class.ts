/** The tokenizer class that a model's name stands for, by the patterns of the table. */
import type { TokenizerTable } from "../../model/tokenizer-table.js";

/** Null where no pattern fits. The vendor's path, a tag behind ":" and upper case do not matter; the longest pattern wins. */
export function resolveTokenizerClass(model: string, tables: readonly TokenizerTable[]): string | null {
  const name = (model.toLowerCase().split("/").at(-1) ?? "").replace(/[:@].*$/, "");
  let best: { readonly id: string; readonly length: number } | null = null;
  for (const { id, models } of tables) {
    for (const pattern of models) {
      if (fits(name, pattern) && pattern.length > (best?.length ?? 0)) best = { id, length: pattern.length };
    }
  }
  return best?.id ?? null;
}

/** `*` stands for any characters, `?` for one. */
function fits(name: string, pattern: string): boolean {
  const expression = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
  return new RegExp(`^${expression}$`).test(name);
}
