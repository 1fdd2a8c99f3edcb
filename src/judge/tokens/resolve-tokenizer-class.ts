/** The tokenizer class that a model's name stands for, by the patterns of the table. */
import type { TokenizerTable } from "../../model/tokenizer-table.js";
import { matchName } from "./match-name.js";

/** What Ollama picks one of several models by that go under one name: its deepseek-r1:8b and :latest are of Qwen's vocabulary, its deepseek-r1:671b is not. */
const picksModel = /^(?:\d[\d.]*[bm](?![a-z0-9])|latest$)/;

/** Null where no pattern fits. The vendor's path, upper case and a tag of hosts (":free", "@20250514") do not matter; a tag that picks another model leaves the class open. The longest pattern wins. */
export function resolveTokenizerClass(model: string, tables: readonly TokenizerTable[]): string | null {
  const [, name = "", tag = ""] = /^(.*?)(?:[:@]([^/]*))?$/s.exec(model.toLowerCase()) ?? [];
  if (picksModel.test(tag)) return null;
  const fits = tables.flatMap(({ id, models }) => models.filter((pattern) => matchName(pattern, name)).map((pattern) => ({ id, length: pattern.length })));
  return fits.reduce<(typeof fits)[number] | null>((longest, fit) => (longest === null || fit.length > longest.length ? fit : longest), null)?.id ?? null;
}
