/** Whether a reply can be used at all: what tells a valid sample from a failure of the path. */
import type { Transcript } from "../model/transcript.js";
import { brokeOff } from "./broke-off.js";
import { findBlock } from "./reply/find-block.js";

const FIRST_ERROR_STATUS = 400;

/** Text, a refusal or a tool call without a transport failure; or a block by a filter, which is an answer of its kind. */
export function isUsable(transcript: Transcript): boolean {
  const { exchange: { outcome }, reply } = transcript;
  if (reply === null || brokeOff(transcript)) return false;
  if (findBlock(reply) !== null) return true;
  if (outcome.kind === "response" && outcome.status >= FIRST_ERROR_STATUS) return false;
  return reply.choices.some(({ text, refusal, toolCalls }) => text.trim() !== "" || (refusal ?? "") !== "" || toolCalls.length > 0);
}
