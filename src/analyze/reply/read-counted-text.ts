/** The text of a reply whose output tokens can be held against it: it ended by itself, and is all that the reply is said to hold. */
import type { Json, JsonObject } from "../../model/json.js";
import type { Transcript } from "../../model/transcript.js";
import { findBlock } from "./find-block.js";
import { isLoneAnswer } from "./is-lone-answer.js";

export interface CountedText {
  readonly text: string;
  /** Output tokens of the usage, less those it calls reasoning. */
  readonly reported: number;
  /** Reasoning tokens of the usage. */
  readonly reasoning: number;
}

/** Shorter texts are mostly the tokens that begin and end them. */
const shortest = 80;
/** No reply that suites ask for is longer; of the rest of a log's the beginning would not do. */
const longest = 20_000;

/** Parts of a usage's details that are no visible text: rejected tokens of a predicted output are billed too. */
const otherParts = ["rejected_prediction_tokens", "audio_tokens", "image_tokens"] as const;
/** A run of letters, or of signs, that is longer takes a vocabulary seconds to count. */
const longestRun = 1_000;

/** Null where anything else may have been counted: reasoning that is shown, tool calls, a second choice, a cut, a stop string, a prediction that was rejected; and where a block took its place. */
export function readCountedText({ exchange, step, reply }: Transcript): CountedText | null {
  const choice = reply?.choices[0];
  const output = reply?.usage?.outputTokens ?? null;
  if (!exchange.final || reply === null || choice === undefined || !isLoneAnswer(reply) || reply.error !== null || findBlock(reply) !== null || output === null || output === 0) return null;
  if (choice.reasoning !== "" || choice.toolCalls.length > 0 || choice.stop?.unified !== "stop" || countsOther(reply.usage?.raw)) return null;
  if (step.stop.length > 0 || ["n", "best_of"].some((name) => Number(step.native[name] ?? 1) > 1)) return null;
  if (choice.text.length < shortest || choice.text.length > longest || hasLongRun(choice.text)) return null;
  const reasoning = reply.usage?.reasoningTokens ?? 0;
  // Some hosts count reasoning beside the output.
  return { text: choice.text, reported: reasoning < output ? output - reasoning : output, reasoning };
}

function countsOther(usage: Json | undefined): boolean {
  const details = isObject(usage) ? usage["completion_tokens_details"] : undefined;
  return isObject(details) && otherParts.some((part) => Number(details[part] ?? 0) > 0);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasLongRun(text: string): boolean {
  return (text.match(/[\p{L}\p{M}]+|[^\s\p{L}\p{M}\p{N}]+/gu) ?? []).some(({ length }) => length > longestRun);
}
