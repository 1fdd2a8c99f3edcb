/** The text of a message's content, which may be a string or a list of parts. */
import type { Json } from "../../model/json.js";
import { listOf, memberOf, textOf } from "./read-json.js";

export function contentText(content: Json | undefined): string {
  if (typeof content === "string") return content;
  return listOf(content).map((part) => textOf(part) ?? textOf(memberOf(part, "text")) ?? "").join("");
}
