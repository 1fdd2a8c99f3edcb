/** Turns what was sent and came back into the outcome that a recording keeps: unpacked, free of secrets, text where bytes are text. */
import { isUtf8 } from "node:buffer";
import type { Codec } from "../model/codec.js";
import type { Chunk, Outcome, WireResponse } from "../model/exchange.js";
import { hideEcho } from "./hide-echo.js";
import { inflateBody } from "./inflate-body.js";
import type { Redactor } from "./redact-secrets.js";
import type { RawChunk, RawResponse, SentRequest } from "./send-request.js";

export async function toOutcome(sent: SentRequest, codec: Codec, redactor: Redactor): Promise<Outcome> {
  const { response, failure } = await inflateBody(sent);
  const kept = response === null ? null : toWireResponse(response, redactor);
  if (failure === null && kept !== null) return hideEcho({ kind: "response", ...kept }, codec, redactor);
  const { reason, message, atMs } = failure ?? { reason: "protocol", message: "no response", atMs: 0 };
  return hideEcho({ kind: "failure", reason, message: redactor.text(message), atMs, ...(kept !== null && { partial: kept }) }, codec, redactor);
}

function toWireResponse({ status, headers, chunks, endMs }: RawResponse, redactor: Redactor): WireResponse {
  return { status, headers: redactor.headers(headers), chunks: redactor.chunks(chunks).map(toChunk), endMs };
}

/** Text when a chunk is whole UTF-8, base64 where a border cuts a character or the bytes are no text. */
function toChunk({ atMs, bytes }: RawChunk): Chunk {
  return isUtf8(bytes) ? { atMs, text: bytes.toString("utf8") } : { atMs, base64: bytes.toString("base64") };
}
