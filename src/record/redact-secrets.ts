/** Takes secrets out of everything that is kept: raw, encoded or escaped, in one piece or over chunk borders. */
import { AuditError } from "../model/audit-error.js";
import type { HeaderPair } from "../model/exchange.js";
import { encodeSecret } from "./encode-secret.js";
import type { RawChunk } from "./send-request.js";

/** A shorter secret would match ordinary text everywhere, and the recording would be worthless. */
const shortestSecret = 4;
/** A body that was cut inside a secret ends in its beginning. Up to 13 characters of that are a vendor's public prefix ("sk-ant-api03-"), but never more than half. */
const longestPrefix = 13;

export interface Redactor {
  /** False when there is nothing to look for. */
  readonly hasSecrets: boolean;
  readonly text: (value: string) => string;
  readonly headers: (pairs: readonly HeaderPair[]) => HeaderPair[];
  /** As many chunks as before, at the same times. The mark stands where the secret begins. */
  readonly chunks: (chunks: readonly RawChunk[]) => readonly RawChunk[];
  /** The mark of a secret that stands in the text, null when none does. */
  readonly find: (value: string) => string | null;
}

/** Folded: hexadecimal digits and escapes come in either case, and no key is told from another by case alone. */
interface Pattern { readonly bytes: Buffer; readonly text: string; readonly mark: string }
interface Span { readonly start: number; readonly end: number; readonly mark: string }

/** `secrets`: variable name to value. Throws AuditError when a value is too short to be told from text. */
export function createRedactor(secrets: Readonly<Record<string, string>>): Redactor {
  const patterns = Object.entries(secrets).flatMap(([name, value]) => toPatterns(name, value));
  const text = (value: string): string => {
    const folded = foldText(value);
    return cutSpans(value, findSpans(patterns, (pattern, from) => folded.indexOf(pattern.text, from), (pattern) => pattern.text.length));
  };
  return {
    hasSecrets: patterns.length > 0,
    text,
    headers: (pairs) => pairs.map(([name, value]) => [text(name), text(value)]),
    chunks: (chunks) => (patterns.length === 0 ? chunks : redactChunks(chunks, patterns)),
    find(value) {
      const folded = foldText(value);
      return patterns.find((pattern) => folded.includes(pattern.text))?.mark ?? null;
    },
  };
}

function toPatterns(name: string, value: string): Pattern[] {
  if (value.length < shortestSecret) throw new AuditError("bad-input", `the value of ${name} has ${value.length} characters: too short to be kept out of what is recorded`, "Use a longer key, or none (--api-key-env left away) where the endpoint needs none.");
  const mark = `[redacted:${name}]`;
  const forms = new Set(encodeSecret(value).filter((form) => form.length >= shortestSecret).map(foldText));
  return [...forms].map((text) => ({ text, bytes: Buffer.from(text), mark }));
}

/** Latin letters alone, so that every place stays where it is. */
function foldText(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The same, of bytes that need not be text. */
function foldBytes(bytes: Buffer): Buffer {
  const folded = Buffer.from(bytes);
  for (let at = 0; at < folded.length; at += 1) {
    const byte = folded[at] ?? 0;
    if (byte >= 0x41 && byte <= 0x5a) folded[at] = byte + 0x20;
  }
  return folded;
}

/** Where secrets stand, in order; those that overlap are one. */
function findSpans(patterns: readonly Pattern[], indexOf: (pattern: Pattern, from: number) => number, lengthOf: (pattern: Pattern) => number): Span[] {
  const found: Span[] = [];
  for (const pattern of patterns) {
    const length = lengthOf(pattern);
    for (let start = indexOf(pattern, 0); start >= 0; start = indexOf(pattern, start + length)) found.push({ start, end: start + length, mark: pattern.mark });
  }
  const merged: Span[] = [];
  for (const span of found.sort((left, right) => left.start - right.start || right.end - left.end)) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) merged.push(span);
    else if (span.end > last.end) merged[merged.length - 1] = { ...last, end: span.end };
  }
  return merged;
}

function cutSpans(value: string, spans: readonly Span[]): string {
  let position = 0;
  let kept = "";
  for (const { start, end, mark } of spans) {
    kept += value.slice(position, start) + mark;
    position = end;
  }
  return kept + value.slice(position);
}

function redactChunks(chunks: readonly RawChunk[], patterns: readonly Pattern[]): readonly RawChunk[] {
  const whole = Buffer.concat(chunks.map((chunk) => chunk.bytes));
  const folded = foldBytes(whole);
  const spans = findSpans(patterns, (pattern, from) => folded.indexOf(pattern.bytes, from), (pattern) => pattern.bytes.length);
  const ending = findBeginning(folded, patterns, spans.at(-1)?.end ?? 0);
  if (ending !== null) spans.push(ending);
  if (spans.length === 0) return chunks;
  let offset = 0;
  let next = 0;
  return chunks.map(({ atMs, bytes }) => {
    const end = offset + bytes.length;
    const parts: Buffer[] = [];
    let position = offset;
    for (let span = spans[next]; span !== undefined && span.start < end; span = spans[next]) {
      if (span.start >= offset) parts.push(whole.subarray(position, span.start), Buffer.from(span.mark));
      position = Math.min(span.end, end);
      if (span.end > end) break;
      next += 1;
    }
    parts.push(whole.subarray(position, end));
    offset = end;
    return { atMs, bytes: Buffer.concat(parts) };
  });
}

/** The beginning of a secret in which the body ends, from `from` on. */
function findBeginning(whole: Buffer, patterns: readonly Pattern[], from: number): Span | null {
  let longest: Span | null = null;
  for (const { bytes, mark } of patterns) {
    const shortest = Math.min(longestPrefix, Math.floor(bytes.length / 2)) + 1;
    for (let length = Math.min(bytes.length - 1, whole.length - from); length >= shortest; length -= 1) {
      const start = whole.length - length;
      if (longest !== null && start >= longest.start) break;
      if (whole.subarray(start).equals(bytes.subarray(0, length))) longest = { start, end: whole.length, mark };
    }
  }
  return longest;
}
