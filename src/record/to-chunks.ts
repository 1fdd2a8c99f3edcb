/** Bytes as a recording keeps them: text where a chunk is whole UTF-8, base64 where it is not. */
import { isUtf8 } from "node:buffer";
import type { Chunk, Outcome, WireResponse } from "../model/exchange.js";
import type { Redactor } from "./redact-secrets.js";
import type { RawChunk, RawResponse, SentRequest } from "./send-request.js";

export function toChunk({ atMs, bytes }: RawChunk): Chunk {
  return isUtf8(bytes) ? { atMs, text: bytes.toString("utf8") } : { atMs, base64: bytes.toString("base64") };
}

export function toWireResponse({ status, headers, chunks, endMs }: RawResponse, redactor: Redactor): WireResponse {
  return { status, headers: redactor.headers(headers), chunks: redactor.chunks(chunks).map(toChunk), endMs };
}

export function toOutcome({ response, failure }: SentRequest, redactor: Redactor): Outcome {
  if (failure !== null) return { kind: "failure", ...failure, message: redactor.text(failure.message), ...(response !== null && { partial: toWireResponse(response, redactor) }) };
  if (response !== null) return { kind: "response", ...toWireResponse(response, redactor) };
  return { kind: "failure", reason: "protocol", message: "no response", atMs: 0 };
}
