/** The tokenizer class that a model's name is known to use. */
import type { TokenizerTable } from "../../model/tokenizer-table.js";
import { matchName } from "./match-name.js";

/** Null where no row of the table knows the name. The longest pattern that fits wins. */
export function findClaimedClass(name: string, tables: readonly TokenizerTable[]): TokenizerTable | null {
  const fits = tables.flatMap((table) => table.models.filter((pattern) => matchName(pattern, name)).map((pattern) => ({ table, pattern })));
  return fits.reduce<(typeof fits)[number] | null>((longest, fit) => (longest === null || fit.pattern.length > longest.pattern.length ? fit : longest), null)?.table ?? null;
}
