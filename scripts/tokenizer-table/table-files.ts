/** The files of the tokenizer table: read, listed and written in one form. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { probeStringsSchema, tokenizerTableSchema, type ProbeStrings, type TokenizerTable } from "../../src/model/tokenizer-table.js";
import { dataDirectory } from "../../src/pipeline/data-directory.js";

const folder = join(dataDirectory.fingerprints, "tokenizers");
export const probeStringsPath = join(folder, "probe-strings.json");

export function listTokenizerFiles(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "probe-strings.json").sort().map((name) => join(folder, name));
}

export function readTokenizerTable(path: string): TokenizerTable {
  return tokenizerTableSchema.parse(JSON.parse(readFileSync(path, "utf8")));
}

export function readProbeStrings(): ProbeStrings {
  return probeStringsSchema.parse(JSON.parse(readFileSync(probeStringsPath, "utf8")));
}

/** Two spaces an inner level, and lists and counts on one line, so that a row is read at a glance. */
export function renderTokenizerTable(table: TokenizerTable): string {
  const fields = Object.entries(table).map(([name, value]) => `  ${JSON.stringify(name)}: ${renderValue(value)}`);
  return `{\n${fields.join(",\n")}\n}\n`;
}

function renderValue(value: unknown): string {
  if (Array.isArray(value) && value.some((item) => typeof item === "object")) return `[\n${value.map((item) => `    ${renderFlat(item)}`).join(",\n")}\n  ]`;
  return renderFlat(value);
}

function renderFlat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(renderFlat).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${renderFlat(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
