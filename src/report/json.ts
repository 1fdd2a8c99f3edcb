/** report.json: keys in one order, two spaces, a line break at the end, so that equal reports are equal files; half a character, which strict parsers refuse, becomes U+FFFD. */
import type { Renderer } from "./renderer.js";

export const json: Renderer = { id: "json", extension: "json", render: (report) => `${replaceHalves(JSON.stringify(sortKeys(report), null, 2))}\n` };

/** JSON.stringify escapes a surrogate only where its partner is missing. */
function replaceHalves(text: string): string {
  return text.replace(/\\(?:ud[89a-f][0-9a-f]{2}|.)/g, (escape) => (escape.length > 2 ? "\\ufffd" : escape));
}

/** Entries are defined one by one on a bare object: a hostile "__proto__" key stays data. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const sorted = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value).sort()) sorted[key] = sortKeys((value as Record<string, unknown>)[key]);
  return sorted;
}
