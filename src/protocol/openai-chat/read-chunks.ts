/** Turns recorded chunks into text with arrival times, whole characters only, up to a bound. */
import { TextDecoder } from "node:util";
import type { Chunk } from "../../model/exchange.js";
import { BODY_CHARACTERS } from "./limits.js";
import type { ProblemLog } from "./problem-log.js";

export interface Piece {
  /** Null for a log, which has no times. */
  readonly atMs: number | null;
  readonly text: string;
}

/** A character whose bytes are spread over chunks belongs to the chunk that completed it; invalid bytes become U+FFFD and a problem. */
export function readChunks(chunks: readonly Chunk[], problems: ProblemLog): readonly Piece[] {
  const pieces: Piece[] = [];
  let left = BODY_CHARACTERS;
  const decoder = createDecoder(problems);
  for (const chunk of chunks) {
    const text = "text" in chunk ? decoder.text(chunk.text) : decoder.bytes(Buffer.from(chunk.base64, "base64"));
    if (text === "") continue;
    pieces.push({ atMs: chunk.atMs, text: text.length > left ? text.slice(0, left) : text });
    left -= text.length;
    if (left < 0) {
      problems.note("too-large", "body", `only the first ${BODY_CHARACTERS} characters were read`);
      return pieces;
    }
  }
  const rest = decoder.end();
  if (rest !== "") pieces.push({ atMs: chunks.at(-1)?.atMs ?? null, text: rest });
  return pieces;
}

/** The strict decoder runs beside the lenient one only to learn whether any byte was invalid. Both are made for the first bytes: most recordings hold text alone, and a decoder costs more than a reply's reading. */
function createDecoder(problems: ProblemLog): { text(text: string): string; bytes(bytes: Uint8Array): string; end(): string } {
  let lenient: TextDecoder | null = null;
  let strict: TextDecoder | null = null;
  let pending = false;
  const decode = (bytes: Uint8Array, stream: boolean): string => {
    if (lenient === null) {
      lenient = new TextDecoder("utf-8", { ignoreBOM: true });
      strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    }
    try {
      strict?.decode(bytes, { stream });
    } catch {
      strict = null;
      problems.note("bad-utf8", "body", "bytes that are no UTF-8");
    }
    return lenient.decode(bytes, { stream });
  };
  return {
    // Whole characters need no decoding unless bytes of a broken one are still waiting.
    text: (text) => (pending ? decode(Buffer.from(text, "utf8"), true) : text),
    bytes(bytes) {
      pending = true;
      return decode(bytes, true);
    },
    end: () => (pending ? decode(new Uint8Array(), false) : ""),
  };
}
