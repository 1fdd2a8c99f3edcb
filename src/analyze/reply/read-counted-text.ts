/** The text of a reply whose output tokens can be held against it: it ended by itself, and is all that the reply is said to hold. */
import { z } from "zod";
import type { Transcript } from "../../model/transcript.js";
import { findBlock } from "./find-block.js";
import { isLoneAnswer } from "./is-lone-answer.js";

export interface CountedText {
  readonly text: string;
  /** Output tokens of the usage, less those it calls reasoning or images. */
  readonly reported: number;
  /** What was taken off. */
  readonly unseen: number;
}

/** Shorter texts are mostly the tokens that begin and end them. */
const shortest = 80;
/** No reply that suites ask for is longer; of the rest of a log's the beginning would not do. */
const longest = 20_000;

/** Models that draw do so unasked. */
const imagesSchema = z.object({ completion_tokens_details: z.object({ image_tokens: z.int().nonnegative() }) }).catch({ completion_tokens_details: { image_tokens: 0 } });
/** What a request may ask for that is billed as output and no visible text: rejected tokens of a prediction, sound. */
const asksForMore = ["prediction", "audio", "modalities"] as const;

/**
 * Null where anything else may have been counted: reasoning that is shown, tool calls, a second choice, a cut, a stop string, a prediction; and where a block took its place.
 * Some hosts give no reason to stop, which in a log is taken for an end. What the usage says of rejected predictions or sound that nobody asked for hides nothing.
 */
export function readCountedText({ exchange, step, reply }: Transcript): CountedText | null {
  const choice = reply?.choices[0];
  const output = reply?.usage?.outputTokens ?? null;
  if (!exchange.final || reply === null || choice === undefined || !isLoneAnswer(reply) || reply.error !== null || findBlock(reply) !== null || output === null || output === 0) return null;
  const ended = choice.stop === null ? exchange.outcome.kind === "logged" : choice.stop.unified === "stop";
  if (choice.reasoning.trim() !== "" || choice.toolCalls.length > 0 || !ended || asksForMore.some((name) => step.native[name] !== undefined)) return null;
  if (step.stop.length > 0 || ["n", "best_of"].some((name) => Number(step.native[name] ?? 1) > 1)) return null;
  if (choice.text.length < shortest || choice.text.length > longest) return null;
  const unseen = (reply.usage?.reasoningTokens ?? 0) + imagesSchema.parse(reply.usage?.raw).completion_tokens_details.image_tokens;
  // Some hosts count reasoning beside the output.
  return { text: choice.text, reported: unseen < output ? output - unseen : output, unseen };
}
