/** Replaces a file in one step, so that whoever reads it or is killed meanwhile finds the old or the new one, whole. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { AuditError } from "../model/audit-error.js";

/** Throws AuditError "unwritable"; the old file is then as it was. */
export function replaceFile(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = openSync(temporary, "w");
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new AuditError("unwritable", `${path}: ${error instanceof Error ? error.message : String(error)}`, "Give a folder that can be written, or free some space; what the file held before is unharmed.");
  }
}

/** The new name itself is on the disk only after this; some systems know no such call. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, "r");
    try { fsyncSync(handle); } finally { closeSync(handle); }
  } catch {
    return;
  }
}
