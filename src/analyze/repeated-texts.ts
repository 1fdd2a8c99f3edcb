/** Replies to equal prompts, side by side: what repeatability, similarity and cache checks compare. */
import { hash } from "node:crypto";
import type { Extraction, Sample } from "../model/analyzer.js";
import type { Transcript } from "../model/transcript.js";
import { groupBy } from "../stats/group-by.js";
import { keepText } from "./keep-text.js";
import { readAnswer } from "./read-answer.js";

export interface RepeatedText {
  /** Of the messages as sent: only replies to the same words are compared. */
  readonly prompt: string;
  /** Of the whole reply. */
  readonly digest: string;
  /** Its beginning, where the text itself is compared. */
  readonly start: string;
  readonly length: number;
  readonly responseId: string | null;
}

export function readRepeatedText(transcript: Transcript, startCharacters: number): Exclude<Extraction<RepeatedText>, null> {
  const answer = readAnswer(transcript);
  if (answer.kind === "missing") return answer;
  const { system, messages } = transcript.step;
  const text = answer.value;
  return {
    kind: "value",
    value: {
      prompt: digest(JSON.stringify([system, messages])),
      digest: digest(text),
      start: startCharacters === 0 ? "" : keepText(text, startCharacters),
      length: text.length,
      responseId: transcript.reply?.id ?? null,
    },
  };
}

/** Samples with an equal prompt, in the order of their first; those asked only once are left out. */
export function groupByPrompt(samples: readonly Sample<RepeatedText>[]): readonly (readonly Sample<RepeatedText>[])[] {
  return [...groupBy(samples, ({ value }) => value.prompt).values()].filter((group) => group.length > 1);
}

/** Counted by equal texts, so that its cost grows with the replies and not with their pairs. */
export function countPairs(groups: readonly (readonly Sample<RepeatedText>[])[]): { readonly identical: number; readonly pairs: number } {
  let [identical, pairs] = [0, 0];
  for (const group of groups) {
    pairs += choosePairs(group.length);
    const counts = new Map<string, number>();
    for (const { value } of group) counts.set(value.digest, (counts.get(value.digest) ?? 0) + 1);
    for (const count of counts.values()) identical += choosePairs(count);
  }
  return { identical, pairs };
}

export const askedOnce = "every prompt was answered at most once";

function choosePairs(count: number): number {
  return count * (count - 1) / 2;
}

function digest(text: string): string {
  return hash("sha256", text, "base64url").slice(0, 22);
}
