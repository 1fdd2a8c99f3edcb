/** OpenAI chat completions, streamed and whole, as OpenAI, aggregators, relays and local servers speak it. */
import { AuditError } from "../model/audit-error.js";
import type { Codec } from "../model/codec.js";
import type { Credential } from "../model/endpoint.js";
import type { HeaderPair } from "../model/exchange.js";
import { decodeRequest } from "./openai-chat/decode-request.js";
import { decodeLogged, decodeResponse } from "./openai-chat/decode-response.js";
import { encodeRequest, inputTokenCeiling } from "./openai-chat/encode-request.js";
import { decodeModelList, encodeModelList } from "./openai-chat/model-list.js";

/** Source: the vendor's API reference for `POST /v1/chat/completions`, and bodies of the hosts that copy it. */
export const openaiChat: Codec = {
  id: "openai-chat",
  encodeRequest,
  decodeRequest,
  decodeResponse,
  decodeLogged,
  credentialHeaders,
  encodeModelList,
  decodeModelList,
  inputTokenCeiling,
};

/** Throws AuditError for a way of signing that this protocol does not have. */
function credentialHeaders(credential: Credential, secret: string): readonly HeaderPair[] {
  switch (credential.kind) {
    case "none": return [];
    case "bearer": return [["authorization", `Bearer ${secret}`]];
    case "header": return [[credential.header, secret]];
    case "sigv4": throw new AuditError("bad-input", "credential: sigv4 requests cannot be made under openai-chat", "Give a bearer or header credential.");
  }
}
