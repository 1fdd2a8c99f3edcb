/** Appends to a recording, one whole line at a time, without holding up the arrival times of what is in flight. */
import { open, type FileHandle } from "node:fs/promises";
import { AuditError } from "../model/audit-error.js";
import type { Exchange } from "../model/exchange.js";
import type { RecordingClosing, RecordingHeader } from "../model/recording.js";

/** What stays of an existing file. */
export interface KeptPart {
  readonly bytes: number;
  /** The last line is whole but for its line break. */
  readonly lacksLineBreak: boolean;
}

/** A pipe or a read-only mount has nothing to bring to a disk. */
const nothingToSync = new Set(["EINVAL", "ENOTSUP", "EROFS"]);

export class RecordingWriter {
  private failure: AuditError | null = null;
  /** Lines are written in the order in which they were given. */
  private queue: Promise<void> = Promise.resolve();
  private syncing: Promise<void> | null = null;

  private constructor(private readonly file: FileHandle, private readonly path: string, private wholeBytes: number) {}

  /** `kept` undefined: a new file. Throws AuditError "unwritable". */
  static async open(path: string, kept?: KeptPart): Promise<RecordingWriter> {
    try {
      const file = await open(path, kept === undefined ? "wx" : "r+");
      const writer = new RecordingWriter(file, path, kept?.bytes ?? 0);
      if (kept !== undefined) await file.truncate(kept.bytes);
      if (kept?.lacksLineBreak === true) await writer.append(Buffer.from("\n"));
      return writer;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") throw new AuditError("unwritable", `${path}: there is a recording already`, `Go on with it by --resume ${path}, or give another folder with --out.`);
      throw error instanceof AuditError ? error : unwritable(path, error);
    }
  }

  /** Resolves when the line is in the file. Rejects with AuditError "unwritable", and from then on always: nothing may follow a line that is not whole. */
  write(line: RecordingHeader | Exchange | RecordingClosing): Promise<void> {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    const written = this.queue.then(() => this.append(bytes));
    this.queue = written.catch(() => undefined);
    return written;
  }

  /** Brings everything to the disk. Rejects with AuditError "unwritable". */
  async close(): Promise<void> {
    await this.queue;
    await this.syncing;
    await this.sync();
    await this.file.close();
    if (this.failure !== null) throw this.failure;
  }

  private async append(bytes: Buffer): Promise<void> {
    if (this.failure !== null) throw this.failure;
    try {
      for (let done = 0; done < bytes.length;) done += (await this.file.write(bytes, done, bytes.length - done, this.wholeBytes + done)).bytesWritten;
      this.wholeBytes += bytes.length;
    } catch (error) {
      this.failure = unwritable(this.path, error);
      // Where this fails too, a reader leaves the torn last line out.
      await this.file.truncate(this.wholeBytes).catch(() => undefined);
      throw this.failure;
    }
    this.syncing ??= this.sync().finally(() => { this.syncing = null; });
  }

  private async sync(): Promise<void> {
    try {
      await this.file.sync();
    } catch (error) {
      if (!nothingToSync.has((error as NodeJS.ErrnoException).code ?? "")) this.failure ??= unwritable(this.path, error);
    }
  }
}

function unwritable(path: string, error: unknown): AuditError {
  return new AuditError("unwritable", `${path}: ${error instanceof Error ? error.message : String(error)}`, "Free some space or give another folder with --out; all lines written so far are kept, and --resume goes on from there.");
}
