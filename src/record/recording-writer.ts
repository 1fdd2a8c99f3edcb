/** Appends to a recording, one whole line at a time. */
import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { AuditError } from "../model/audit-error.js";
import type { Exchange } from "../model/exchange.js";
import type { RecordingClosing, RecordingHeader } from "../model/recording.js";

export class RecordingWriter {
  private constructor(private readonly file: number, private readonly path: string) {}

  /** `keepBytes`: what stays of an existing file; undefined for a new one. Throws AuditError "unwritable". */
  static open(path: string, keepBytes?: number): RecordingWriter {
    try {
      const file = openSync(path, keepBytes === undefined ? "wx" : "r+");
      if (keepBytes === undefined) return new RecordingWriter(file, path);
      ftruncateSync(file, keepBytes);
      closeSync(file);
      return new RecordingWriter(openSync(path, "a"), path);
    } catch (error) {
      throw unwritable(path, error);
    }
  }

  write(line: RecordingHeader | Exchange | RecordingClosing): void {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(this.file, bytes, written);
    } catch (error) {
      throw unwritable(this.path, error);
    }
  }

  close(): void {
    try {
      fsyncSync(this.file);
    } finally {
      closeSync(this.file);
    }
  }
}

function unwritable(path: string, error: unknown): AuditError {
  return new AuditError("unwritable", `${path}: ${error instanceof Error ? error.message : String(error)}`, "Free some space or give another folder with --out; all lines written so far are kept, and --resume goes on from there.");
}
