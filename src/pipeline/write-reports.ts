/** Writes a report in the asked formats; a folder that cannot be written is said before anything is lost. */
import { mkdirSync, writeFileSync, accessSync, constants } from "node:fs";
import { join } from "node:path";
import { AuditError } from "../model/audit-error.js";
import type { Report } from "../model/report.js";
import { renderers } from "../report/renderers.js";

export const formatNames = Object.keys(renderers);

/** Makes the folder and proves that it can be written. Throws AuditError "unwritable". */
export function makeOutputFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Returns the paths written, in the order of `formats`. */
export function writeReports(report: Report, folder: string, formats: readonly string[]): string[] {
  return formats.map((format) => {
    const renderer = renderers[format as keyof typeof renderers];
    const path = join(folder, `report.${renderer.extension}`);
    writeFileOrSay(path, renderer.render(report));
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
