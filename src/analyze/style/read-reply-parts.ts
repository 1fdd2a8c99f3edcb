/** The two texts of a reply: what a reader sees, and the reasoning, wherever the endpoint put it. */
import type { Reply } from "../../model/transcript.js";
import { READ_CHARACTERS } from "../reply/prepare-text.js";
import { replyText } from "../reply/reply-text.js";

const closing = "</think>";

/** `place`: in a member of its own, inside the text, or none. */
export interface ReplyParts {
  readonly text: string;
  readonly reasoning: string;
  readonly place: "member" | "inline" | "none";
}

export function readReplyParts(reply: Reply): ReplyParts {
  const [choice] = reply.choices;
  const raw = choice?.text ?? "";
  const end = raw.lastIndexOf(closing);
  const open = end === -1 && /^\s*<think>/.test(raw);
  const inline = end !== -1 ? raw.slice(0, end) : open ? raw : "";
  const member = choice?.reasoning ?? "";
  const reasoning = `${member}${inline.replace("<think>", "")}`.trim().slice(0, READ_CHARACTERS);
  return { text: replyText(reply), reasoning, place: inline.trim() !== "" ? "inline" : member.trim() !== "" ? "member" : "none" };
}
