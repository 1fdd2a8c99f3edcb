/** The models on offer, out of a `/models` response. */
import type { WireResponse } from "../../model/exchange.js";
import { joinChunks } from "./join-chunks.js";
import { listOf, memberOf, readJson, textOf } from "./read-json.js";

/** null when the response is no model list. Some hosts send the bare list. */
export function decodeModelList(response: WireResponse): readonly string[] | null {
  if (response.status !== 200) return null;
  const read = readJson(joinChunks(response.chunks).text, "models");
  if (!("value" in read)) return null;
  const data = Array.isArray(read.value) ? read.value : memberOf(read.value, "data");
  if (!Array.isArray(data)) return null;
  return listOf(data).flatMap((row) => textOf(memberOf(row, "id")) ?? []);
}
