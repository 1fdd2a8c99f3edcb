/** Asks which models an endpoint offers, and reads the answer. */
import type { Endpoint } from "../../model/endpoint.js";
import type { WireRequest, WireResponse } from "../../model/exchange.js";
import { plainHeaders } from "./encode-request.js";
import { NAME_CHARACTERS } from "./limits.js";
import { isList, isObject, member, readName } from "./members.js";
import { parseJson } from "./parse-json.js";
import { createProblemLog } from "./problem-log.js";
import { readChunks } from "./read-chunks.js";

/** The largest aggregators list under a thousand. */
const MODELS = 10_000;

export function encodeModelList(endpoint: Endpoint): WireRequest {
  return { method: "GET", url: `${endpoint.baseUrl}/models`, headers: [["accept", "application/json"], ...plainHeaders(endpoint)], body: "" };
}

/** `{data: [{id}]}`, or a bare list (Together), or `{models: [{name}]}`. Null when it is none of these. */
export function decodeModelList({ status, chunks }: WireResponse): readonly string[] | null {
  if (status !== 200) return null;
  const parsed = parseJson(readChunks(chunks, createProblemLog()).map(({ text }) => text).join(""));
  if (parsed.kind !== "json") return null;
  const body = parsed.value;
  const list = isList(body) ? body : isObject(body) ? member(body, "data") ?? member(body, "models") : undefined;
  if (!isList(list)) return null;
  return list.slice(0, MODELS).flatMap((entry) => {
    const name = typeof entry === "string" ? entry : readName(entry, "id") ?? readName(entry, "name");
    return name === null ? [] : [name.slice(0, NAME_CHARACTERS)];
  });
}
