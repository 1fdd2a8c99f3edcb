/** `compare REPORT…`: reads reports and puts them side by side; and the files that any comparison is written as. */
import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { compareReports } from "../change/compare-reports.js";
import type { ComparedSource } from "../change/measure-compared.js";
import { AuditError } from "../model/audit-error.js";
import type { Comparison } from "../model/comparison.js";
import { reportSchema } from "../model/report.js";
import { renderComparisonHtml } from "../report/comparison/render-comparison-html.js";
import { renderComparisonMarkdown } from "../report/comparison/render-comparison-markdown.js";
import { renderComparisonTerminal } from "../report/comparison/render-comparison-terminal.js";
import { readTool } from "./data-directory.js";
import { parseDataFile } from "./parse-data-file.js";
import { makeOutputFolder, writeFileOrSay } from "./write-reports.js";

const writers: Readonly<Record<string, (comparison: Comparison) => string>> = {
  html: renderComparisonHtml,
  json: (comparison) => `${JSON.stringify(comparison, null, 2)}\n`,
  md: renderComparisonMarkdown,
};
export const comparisonFormats = Object.keys(writers);
export const comparisonForTerminal = renderComparisonTerminal;
export const comparisonAsMarkdown = renderComparisonMarkdown;
export const comparisonAsJson = (comparison: Comparison): string => `${JSON.stringify(comparison, null, 2)}\n`;

/** Paths of report.json files, or of the folders that hold them. Throws AuditError for what is no report. */
export function compareFiles(paths: readonly string[]): Comparison {
  if (new Set(paths.map((path) => resolve(path))).size < 2) throw new AuditError("bad-input", "compare: takes two or more different reports", "Give report.json files or their folders, or --targets FILE.");
  const names = nameReports(paths);
  const sources = paths.map((path, place): ComparedSource => {
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "report.json") : path;
    return { name: names[place] ?? path, report: parseDataFile(file, reportSchema, "Give a report.json that `ai-audit run`, `replay` or `identify` wrote, or its folder.") };
  });
  return compareReports(sources, { tool: readTool(), interrupted: false });
}

/** The folder's name where that tells them apart, else the path as given. */
function nameReports(paths: readonly string[]): string[] {
  const short = paths.map((path) => basename(path.endsWith(".json") ? dirname(resolve(path)) : resolve(path)));
  return new Set(short).size === short.length ? short : [...paths];
}

/** comparison.json, .md and .html as asked; returns the paths. */
export function writeComparison(comparison: Comparison, folder: string, formats: readonly string[]): string[] {
  makeOutputFolder(folder);
  return formats.map((format) => {
    const path = join(folder, `comparison.${format}`);
    writeFileOrSay(path, writers[format]?.(comparison) ?? "");
    return path;
  });
}
