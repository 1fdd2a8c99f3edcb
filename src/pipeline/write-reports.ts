/** Writes a report in the asked formats; a folder that cannot be written is said before anything is lost. */
import { mkdirSync, writeFileSync, accessSync, constants } from "node:fs";
import { join } from "node:path";
import { AuditError } from "../model/audit-error.js";
import type { Report } from "../model/report.js";
import type { RenderContext } from "../report/renderer.js";
import { renderers } from "../report/renderers.js";
import { renderVendorHtml } from "../report/vendor/render-vendor-html.js";
import { renderVendorMarkdown } from "../report/vendor/render-vendor-markdown.js";

export const formatNames = Object.keys(renderers);
export type { RenderContext };

/** Makes the folder and proves that it can be written. Throws AuditError "unwritable". */
export function makeOutputFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Returns the paths written, in the order of `formats`; an inconsistent claim adds the page for the vendor. */
export function writeReports(report: Report, folder: string, formats: readonly string[], context?: RenderContext): string[] {
  const files = formats.map((format): [string, string] => {
    const renderer = renderers[format as keyof typeof renderers];
    return [`report.${renderer.extension}`, renderer.render(report, context)];
  });
  if (report.verdict.claim === "inconsistent") {
    files.push(["vendor-evidence.md", renderVendorMarkdown(report)]);
    if (formats.includes("html")) files.push(["vendor-evidence.html", renderVendorHtml(report)]);
  }
  return files.map(([name, text]) => {
    const path = join(folder, name);
    writeFileOrSay(path, text);
    return path;
  });
}

export function writeFileOrSay(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): AuditError {
  return new AuditError("unwritable", `${path}: ${error instanceof Error ? error.message : String(error)}`, "Give another folder with --out, or free some space; what was recorded so far is kept.");
}
