/** Joins the chunks of a response into text, with the time at which each character had arrived. */
import type { Chunk } from "../../model/exchange.js";

export interface JoinedChunks {
  readonly text: string;
  /** False when the bytes were not UTF-8 throughout. */
  readonly valid: boolean;
}

export function chunkBytes(chunk: Chunk): Buffer {
  return "text" in chunk ? Buffer.from(chunk.text, "utf8") : Buffer.from(chunk.base64, "base64");
}

/** Pieces of text as they became readable: a character cut by a chunk border belongs to the later chunk. */
export function* decodeChunks(chunks: readonly Chunk[]): Generator<{ readonly atMs: number; readonly text: string }> {
  const decoder = new TextDecoder("utf-8");
  let lastMs = 0;
  for (const chunk of chunks) {
    lastMs = chunk.atMs;
    yield { atMs: chunk.atMs, text: decoder.decode(chunkBytes(chunk), { stream: true }) };
  }
  const rest = decoder.decode();
  if (rest !== "") yield { atMs: lastMs, text: rest };
}

export function joinChunks(chunks: readonly Chunk[]): JoinedChunks {
  const text = [...decodeChunks(chunks)].map((piece) => piece.text).join("");
  return { text, valid: !text.includes("\ufffd") || isValid(chunks) };
}

function isValid(chunks: readonly Chunk[]): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks.map(chunkBytes)));
    return true;
  } catch {
    return false;
  }
}
