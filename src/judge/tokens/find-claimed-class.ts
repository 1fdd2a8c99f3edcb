/** The tokenizer class that a model's name is known to use. */
import type { TokenizerTable } from "../../model/tokenizer-table.js";

/** Null where no row of the table knows the name. A vendor before a slash is left out; the longest pattern that fits wins. */
export function findClaimedClass(name: string, tables: readonly TokenizerTable[]): TokenizerTable | null {
  const own = name.toLowerCase().replace(/^.*\//, "");
  const fits = tables.flatMap((table) => table.models.filter((pattern) => matches(pattern, own)).map((pattern) => ({ table, pattern })));
  return fits.reduce<(typeof fits)[number] | null>((longest, fit) => (longest === null || fit.pattern.length > longest.pattern.length ? fit : longest), null)?.table ?? null;
}

/** `*` for any characters, `?` for one. */
function matches(pattern: string, name: string): boolean {
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
  return new RegExp(`^${source}$`).test(name);
}
