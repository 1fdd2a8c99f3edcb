/** The text of a reply whose output tokens can be held against it: it ended by itself, and is all that the reply is said to hold. */
import type { Transcript } from "../../model/transcript.js";
import { isLoneAnswer } from "./is-lone-answer.js";

export interface CountedText {
  readonly text: string;
  /** Output tokens of the usage. */
  readonly reported: number;
}

/** Shorter texts are mostly the tokens that begin and end them. */
const shortest = 80;
/** No reply that suites ask for is longer; of the rest of a log's the beginning would not do. */
const longest = 20_000;

/** Null where anything else may have been counted: reasoning, tool calls, a second choice, a cut. */
export function readCountedText({ exchange, reply }: Transcript): CountedText | null {
  const choice = reply?.choices[0];
  const reported = reply?.usage?.outputTokens ?? null;
  if (!exchange.final || reply === null || choice === undefined || !isLoneAnswer(reply) || reported === null || reported === 0) return null;
  if (choice.reasoning !== "" || (reply.usage?.reasoningTokens ?? 0) > 0 || choice.toolCalls.length > 0 || choice.stop?.unified !== "stop") return null;
  return choice.text.length < shortest || choice.text.length > longest ? null : { text: choice.text, reported };
}
