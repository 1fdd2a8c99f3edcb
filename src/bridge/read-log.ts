/** Reads a LOG (JSON lines of past requests and raw response bodies, plain or gzip) as exchanges, without inventing what it does not say. */
import { createHash, type Hash } from "node:crypto";
import { createReadStream, openSync, readSync, closeSync } from "node:fs";
import { createGunzip } from "node:zlib";
import { createInterface } from "node:readline";
import { Transform } from "node:stream";
import { AuditError } from "../model/audit-error.js";
import type { Exchange } from "../model/exchange.js";
import { logLineSchema } from "../model/log-line.js";

/** A line longer than this is refused: no chat exchange comes near it, and a decompression bomb does. */
const maximumLineBytes = 16 * 1024 * 1024;

export interface Log {
  readonly exchanges: AsyncIterable<Exchange>;
  /** SHA-256 of the file's bytes as stored; known once `exchanges` has been read. */
  digest(): string;
}

/** Opens `path`; with `stride` only each so many-th exchange is parsed. Throws AuditError naming path:line when a line that is parsed is not a LOG line. */
export function readLog(path: string, stride = 1): Log {
  const hash = createHash("sha256");
  let digest = "";
  return {
    exchanges: readExchanges({ path, stride, hash }, () => { digest = hash.digest("hex"); }),
    digest: () => digest,
  };
}

async function* readExchanges({ path, stride, hash }: { readonly path: string; readonly stride: number; readonly hash: Hash }, finish: () => void): AsyncIterable<Exchange> {
  const compressed = startsWithGzipMagic(path);
  const file = createReadStream(path);
  const hashed = file.on("data", (bytes) => hash.update(bytes));
  const plain = (compressed ? hashed.pipe(createGunzip()) : hashed).on("error", () => undefined);
  const bounded = plain.pipe(refuseLongLines(path));
  plain.on("error", (error: Error) => bounded.destroy(error));
  file.on("error", (error) => bounded.destroy(error));
  let lineNumber = 0;
  let seq = 0;
  try {
    for await (const line of createInterface({ input: bounded, crlfDelay: Infinity })) {
      lineNumber += 1;
      if (line.trim() === "") continue;
      if (seq % stride === 0) yield toExchange(line, seq, `${path}:${lineNumber}`);
      seq += 1;
    }
  } catch (error) {
    if (error instanceof AuditError) throw error;
    throw new AuditError("bad-input", `${path}:${lineNumber + 1}: ${error instanceof Error ? error.message : String(error)}`, "Give a LOG: JSON lines {request, response}, plain or gzip.");
  }
  finish();
}

function startsWithGzipMagic(path: string): boolean {
  try {
    const file = openSync(path, "r");
    const magic = Buffer.alloc(2);
    readSync(file, magic, 0, 2, 0);
    closeSync(file);
    return magic[0] === 0x1f && magic[1] === 0x8b;
  } catch (error) {
    throw new AuditError("bad-input", `${path}: ${error instanceof Error ? error.message : String(error)}`, "Check the path of the log.");
  }
}

function refuseLongLines(path: string): Transform {
  let lineBytes = 0;
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      const end = bytes.lastIndexOf(10);
      lineBytes = end < 0 ? lineBytes + bytes.length : bytes.length - end;
      if (lineBytes > maximumLineBytes) done(new AuditError("bad-input", `${path}: a line is longer than ${maximumLineBytes} bytes`, "Split the log into one exchange a line."));
      else done(null, bytes);
    },
  });
}

function toExchange(line: string, seq: number, place: string): Exchange {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new AuditError("bad-input", `${place}: not JSON`, "Each line of a LOG is one JSON object {request, response}.");
  }
  const parsed = logLineSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AuditError("bad-input", `${place}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not a LOG line"}`, "Each line of a LOG is one JSON object {request: {model, messages}, response}.");
  }
  return {
    kind: "exchange", id: `l${seq + 1}`, seq, plannedAfter: null, side: "target", probe: null, step: "logged", sample: 0, fill: {}, attempt: 1, final: true,
    request: { method: "POST", url: "", headers: [], body: JSON.stringify(parsed.data.request) },
    startedAt: null, timing: null,
    outcome: { kind: "logged", body: parsed.data.response },
  };
}
