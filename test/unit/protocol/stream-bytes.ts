/** Builds responses out of bodies and cuts their bytes into chunks. */
import type { Chunk, WireResponse } from "../../../src/model/exchange.js";
import type { Json } from "../../../src/model/json.js";
import type { Reply } from "../../../src/model/transcript.js";

export const sse = (...events: readonly (Json | string)[]): string => events.map((event) => `data: ${typeof event === "string" ? event : JSON.stringify(event)}\n\n`).join("");

export function respond(body: string, { status = 200, contentType = "application/json" } = {}): WireResponse {
  return { status, headers: [["Content-Type", contentType]], chunks: body === "" ? [] : [{ atMs: 5, text: body }], endMs: 6 };
}

export const streamed = (body: string): WireResponse => respond(body, { contentType: "text/event-stream" });

/** Cuts bytes at the given places; chunk `n` arrives at `n` milliseconds. What is not whole UTF-8 becomes base64. */
export function cutBytes(bytes: Buffer, cuts: readonly number[]): readonly Chunk[] {
  const places = [...new Set([0, ...cuts.filter((cut) => cut > 0 && cut < bytes.length), bytes.length])].sort((left, right) => left - right);
  return places.slice(1).map((end, index) => {
    const part = bytes.subarray(places[index], end);
    const text = part.toString("utf8");
    return Buffer.from(text, "utf8").equals(part) ? { atMs: index, text } : { atMs: index, base64: part.toString("base64") };
  });
}

/** A reply without its times, which differ by design between two ways of cutting. */
export function withoutTimes(reply: Reply): unknown {
  return { ...reply, deltas: reply.deltas.map(({ kind, text }) => ({ kind, text })) };
}

export const delta = (delta: Json, more: { readonly [name: string]: Json } = {}): Json => ({ id: "chatcmpl-1", model: "m", choices: [{ index: 0, delta, finish_reason: null, ...more }] });
