/** The text of a reply that a reader would see: the first choice without the thinking that some models put into it. */
import type { Reply } from "../../model/transcript.js";
import { rememberLast } from "../remember-last.js";
import { READ_CHARACTERS } from "./prepare-text.js";

const closing = "</think>";

/** "" when there is none. An unclosed `<think>` hides everything after it, since the answer never began. */
export const replyText = rememberLast((reply: Reply): string => {
  const text = reply.choices[0]?.text ?? "";
  const end = text.lastIndexOf(closing);
  if (end !== -1) return text.slice(end + closing.length).trim().slice(0, READ_CHARACTERS);
  return (/^\s*<think>/.test(text) ? "" : text.trim()).slice(0, READ_CHARACTERS);
});
