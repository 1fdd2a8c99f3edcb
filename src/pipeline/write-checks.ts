/** Writes what `check` says of every endpoint: check.json and check.md, and as JUnit and as a page where asked. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { historySchema, type CheckResult, type History } from "../model/history.js";
import { renderCheckHtml } from "../report/check/render-check-html.js";
import { renderCheckJunit } from "../report/check/render-check-junit.js";
import { renderCheckMarkdown } from "../report/check/render-check-markdown.js";
import { historyPath } from "./history-file.js";
import { parseDataFile } from "./parse-data-file.js";
import { makeOutputFolder, writeFileOrSay } from "./write-reports.js";

export const checksAsMarkdown = renderCheckMarkdown;

export interface CheckPlace {
  readonly folder: string;
  readonly historyFolder: string;
  readonly formats: readonly string[];
}

export function writeCheck(result: CheckResult, { folder, historyFolder, formats }: CheckPlace): void {
  makeOutputFolder(folder);
  writeFileOrSay(join(folder, "check.json"), `${JSON.stringify(result, null, 2)}\n`);
  if (formats.includes("md")) writeFileOrSay(join(folder, "check.md"), renderCheckMarkdown([result]));
  if (formats.includes("junit")) writeFileOrSay(join(folder, "check.junit.xml"), renderCheckJunit([result]));
  if (formats.includes("html")) writeFileOrSay(join(folder, "check.html"), renderCheckHtml(result, readKnownHistory(historyFolder, result.target)));
}

/** A timeline is no reason to fail: a history that is not there is said by the check itself. */
function readKnownHistory(folder: string, target: string): History | null {
  const path = historyPath({ folder, target });
  try {
    return existsSync(path) ? parseDataFile(path, historySchema, "Restore the history.") : null;
  } catch {
    return null;
  }
}
