/** Undoes a compression that an endpoint applied although it was asked not to, so that a secret inside it is seen and taken out. */
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Transform } from "node:stream";
import { maximumBodyBytes, type RawChunk, type RawResponse, type SentRequest } from "./send-request.js";

const decompressors: Readonly<Record<string, () => Transform>> = {
  br: createBrotliDecompress,
  deflate: createInflate,
  gzip: createGunzip,
  "x-gzip": createGunzip,
};

/**
 * Chunks keep their number and times and hold what each of them unpacks to; the header stays as it was sent.
 * What cannot be unpacked is not kept, since nobody could tell what it holds.
 */
export async function inflateBody(sent: SentRequest): Promise<SentRequest> {
  const { response } = sent;
  const encoding = response?.headers.find(([name]) => name.toLowerCase() === "content-encoding")?.[1].trim().toLowerCase() ?? "";
  if (response === null || response.chunks.length === 0 || encoding === "" || encoding === "identity") return sent;
  const create = Object.hasOwn(decompressors, encoding) ? decompressors[encoding] : undefined;
  if (create === undefined) return fail(sent, { ...response, chunks: [] }, "protocol", `the body came in the encoding "${encoding.slice(0, 40)}", although none was asked for`);
  const { chunks, error } = await inflateChunks(response.chunks, create());
  const inflated = { ...response, chunks };
  switch (error) {
    case null: return { ...sent, response: inflated };
    case "too-large": return fail(sent, inflated, "too-large", `the body unpacks to more than ${maximumBodyBytes} bytes`);
    case "broken": return fail(sent, inflated, "protocol", `the body is not the ${encoding} that its header says`);
  }
}

/** A failure that was there before stays: it came first. */
function fail(sent: SentRequest, response: RawResponse, reason: "protocol" | "too-large", message: string): SentRequest {
  return { ...sent, response, failure: sent.failure ?? { reason, message, atMs: response.endMs } };
}

async function inflateChunks(chunks: readonly RawChunk[], stream: Transform): Promise<{ readonly chunks: RawChunk[]; readonly error: "too-large" | "broken" | null }> {
  const inflated: RawChunk[] = [];
  let parts: Buffer[] = [];
  let size = 0;
  let broken = false;
  stream.on("data", (part: Buffer) => { parts.push(part); size += part.length; if (size > maximumBodyBytes) stream.destroy(); });
  stream.on("error", () => { broken = true; });
  try {
    for (const { atMs, bytes } of chunks) {
      if (!broken && size <= maximumBodyBytes) await write(stream, bytes);
      inflated.push({ atMs, bytes: size > maximumBodyBytes ? Buffer.alloc(0) : Buffer.concat(parts) });
      parts = [];
    }
  } finally {
    stream.destroy();
  }
  return { chunks: inflated, error: size > maximumBodyBytes ? "too-large" : broken ? "broken" : null };
}

/** Resolves when these bytes have been unpacked, or the stream has ended on an error. */
function write(stream: Transform, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    stream.once("close", resolve);
    stream.write(bytes, () => { stream.off("close", resolve); resolve(); });
  });
}
