/** Reads a file line by line in bounded memory, hashing its bytes as they pass. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { AuditError } from "../model/audit-error.js";

/** A line holds one exchange: its body is bounded at 8 MiB, base64 makes that 11, and a header may carry references. */
const maximumLineBytes = 64 * 1024 * 1024;

export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** False for a last line without its line break: it may be cut. */
  readonly whole: boolean;
  /** Offset just behind it. */
  readonly endByte: number;
}

/** The generator's return value is the SHA-256 of the file. Throws AuditError when it cannot be read. */
export async function* readLines(path: string): AsyncGenerator<Line, string> {
  const hash = createHash("sha256");
  let rest: Buffer[] = [];
  let restBytes = 0;
  let number = 0;
  let endByte = 0;
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
      hash.update(bytes);
      let start = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
        const text = rest.length === 0 ? bytes.toString("utf8", start, end) : Buffer.concat([...rest, bytes.subarray(start, end)]).toString("utf8");
        endByte += restBytes + end - start + 1;
        rest = [];
        restBytes = 0;
        start = end + 1;
        number += 1;
        yield { text, number, whole: true, endByte };
      }
      rest.push(bytes.subarray(start));
      restBytes += bytes.length - start;
      if (restBytes > maximumLineBytes) throw new AuditError("bad-input", `${path}:${number + 1}: the line is longer than ${maximumLineBytes} bytes`, "This is not a recording that ai-audit wrote.");
    }
  } catch (error) {
    if (error instanceof AuditError) throw error;
    throw new AuditError("bad-input", `${path}: ${error instanceof Error ? error.message : String(error)}`, "Give the path of a recording.jsonl.");
  }
  if (restBytes > 0) yield { text: Buffer.concat(rest).toString("utf8"), number: number + 1, whole: false, endByte: endByte + restBytes };
  return hash.digest("hex");
}
