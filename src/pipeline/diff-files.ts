/** `diff OLD NEW`: reads two reports and says what changed between them. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { diffReports } from "../change/diff-reports.js";
import type { ReportDiff } from "../model/diff.js";
import { reportSchema, type Report } from "../model/report.js";
import { renderDiffMarkdown } from "../report/diff/render-diff-markdown.js";
import { renderDiffTerminal } from "../report/diff/render-diff-terminal.js";
import { parseDataFile } from "./parse-data-file.js";

export function diffFiles(old: string, fresh: string): ReportDiff {
  return diffReports(readReport(old), readReport(fresh));
}

/** A report.json, or the folder that holds it. */
export function readReport(path: string): Report {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "report.json") : path;
  return parseDataFile(file, reportSchema, "Give a report.json, or the folder of a run that holds one.");
}

export const diffAsMarkdown = renderDiffMarkdown;
export const diffForTerminal = renderDiffTerminal;
