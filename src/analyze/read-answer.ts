/** The answer of a reply as text, or why there is none that could be compared. */
import type { Extraction } from "../model/analyzer.js";
import type { Transcript } from "../model/transcript.js";
import { brokeOff } from "./broke-off.js";
import { findBlock } from "./reply/find-block.js";
import { replyText } from "./reply/reply-text.js";

const FIRST_ERROR_STATUS = 400;

/** A failure, a block, a refusal in its own member and an empty reply are missing data: none is an answer, none is a wrong answer. */
export function readAnswer(transcript: Transcript): Exclude<Extraction<string>, null> {
  const { exchange: { outcome }, reply } = transcript;
  if (outcome.kind === "failure" && brokeOff(transcript)) return missing(`no reply: ${outcome.reason}`);
  if (reply === null) return missing("no reply");
  const block = findBlock(reply);
  if (block !== null) return missing(`blocked by a filter (${block})`);
  if (outcome.kind === "response" && outcome.status >= FIRST_ERROR_STATUS) return missing(`status ${outcome.status}`);
  const [choice] = reply.choices;
  if (reply.error !== null || (choice?.error ?? null) !== null) return missing("an error instead of an answer");
  if (choice === undefined) return missing("no choices in the reply");
  const text = replyText(reply);
  if (text !== "") return { kind: "value", value: text };
  if ((choice.refusal ?? "") !== "") return missing("refused");
  // Reasoning models spend small limits before they say anything.
  return missing(choice.stop?.unified === "length" ? "no text within max_tokens" : "empty reply");
}

function missing(why: string): Exclude<Extraction<string>, null> {
  return { kind: "missing", why };
}
