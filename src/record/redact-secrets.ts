/** Takes secrets out of everything that is kept: raw, encoded or escaped, in one piece or over chunk borders. */
import { AuditError } from "../model/audit-error.js";
import type { HeaderPair } from "../model/exchange.js";
import type { RawChunk } from "./send-request.js";

/** A shorter secret would match ordinary text everywhere, and the recording would be worthless. */
const shortestSecret = 4;

export interface Redactor {
  text(value: string): string;
  headers(pairs: readonly HeaderPair[]): HeaderPair[];
  /** As many chunks as before, at the same times. */
  chunks(chunks: readonly RawChunk[]): RawChunk[];
}

interface Pattern { readonly bytes: Buffer; readonly text: string; readonly mark: string }

/** `secrets`: variable name to value. Throws AuditError when a value is too short to be told from text. */
export function createRedactor(secrets: Readonly<Record<string, string>>): Redactor {
  const patterns = Object.entries(secrets).flatMap(([name, value]) => patternsOf(name, value)).toSorted((a, b) => b.bytes.length - a.bytes.length);
  const text = (value: string): string => patterns.reduce((redacted, pattern) => redacted.replaceAll(pattern.text, pattern.mark), value);
  return {
    text,
    headers: (pairs) => pairs.map(([name, value]) => [text(name), text(value)]),
    chunks: (chunks) => patterns.reduce((redacted, pattern) => redactChunks(redacted, pattern), [...chunks]),
  };
}

function patternsOf(name: string, value: string): Pattern[] {
  if (value.length < shortestSecret) throw new AuditError("bad-input", `the value of ${name} has ${value.length} characters: too short to be kept out of what is recorded`, "Use a longer key, or none (--api-key-env left away) where the endpoint needs none.");
  const forms = new Set([
    value,
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    Buffer.from(value).toString("base64"),
    Buffer.from(value).toString("base64").replace(/=+$/, ""),
    Buffer.from(value).toString("base64url"),
  ]);
  return [...forms].map((form) => ({ bytes: Buffer.from(form), text: form, mark: `[redacted:${name}]` }));
}

/** The mark goes where the secret begins; its bytes in later chunks are taken out. */
function redactChunks(chunks: readonly RawChunk[], { bytes, mark }: Pattern): RawChunk[] {
  const whole = Buffer.concat(chunks.map((chunk) => chunk.bytes));
  const starts: number[] = [];
  for (let at = whole.indexOf(bytes); at >= 0; at = whole.indexOf(bytes, at + bytes.length)) starts.push(at);
  if (starts.length === 0) return [...chunks];
  const markBytes = Buffer.from(mark);
  let offset = 0;
  return chunks.map(({ atMs, bytes: own }) => {
    const end = offset + own.length;
    const parts: Buffer[] = [];
    let position = offset;
    for (const start of starts) {
      const stop = start + bytes.length;
      if (stop <= position || start >= end) continue;
      if (start >= position) parts.push(whole.subarray(position, start), ...(start >= offset ? [markBytes] : []));
      position = Math.max(position, Math.min(stop, end));
    }
    parts.push(whole.subarray(position, end));
    offset = end;
    return { atMs, bytes: Buffer.concat(parts) };
  });
}
