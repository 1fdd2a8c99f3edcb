/** Reads a reply that was asked to copy known strings: the text that stands there, and whether it is their exact copy. */
import type { Choice, Reply, Transcript } from "../../model/transcript.js";
import type { ProbeStrings } from "../../model/tokenizer-table.js";
import { readAnswer } from "../read-answer.js";
import { READ_CHARACTERS } from "../reply/prepare-text.js";
import { findBlock } from "./find-block.js";
import { matchCopy, undoRewriting, type MatchedCopy } from "./match-copy.js";

export interface CopiedReply extends MatchedCopy {
  readonly reply: Reply;
  readonly choice: Choice;
  readonly ceiling: number;
  /** UTF-16 units before `shown`. */
  readonly leading: number;
  /** Characters were put for others that mean the same: places in the text are no longer those of what was written. */
  readonly rewritten: boolean;
  /** The strings that were sent, in order, with their numbers of copies ("latin*4 code"). */
  readonly sent: string;
  /** An exact copy: `sent`. Null for any other text. */
  readonly block: string | null;
}

export type ReadCopy = { readonly kind: "value"; readonly value: CopiedReply } | { readonly kind: "missing"; readonly why: string };

/** What was refused, or thought about first, says nothing of the tokens that were written. */
export function readCopy(transcript: Transcript, strings: ProbeStrings | null): ReadCopy {
  const { step, reply } = transcript;
  if (strings === null) return missing("the strings of the tokenizer table are not at hand");
  const block = findBlock(step.messages.at(-1)?.content ?? "", strings);
  const answer = readAnswer(transcript);
  const choice = reply?.choices[0];
  if (block === null || step.maxTokens === null) return missing("nothing to copy was sent");
  if (answer.kind === "missing") return answer;
  if (reply === null || choice === undefined) return missing("no choices in the reply");
  if (choice.reasoning !== "" || (reply.usage?.reasoningTokens ?? 0) > 0) return missing("reasoning takes a part of max_tokens");
  // The last character may be unfinished: it is shown as U+FFFD or not at all.
  const whole = choice.text.slice(0, READ_CHARACTERS).replace(/(?<!\uFFFD)\uFFFD+$/, "");
  const plain = undoRewriting(whole);
  const text = plain.trimStart();
  if (text === "") return missing("no whole character within max_tokens");
  const matched = matchCopy(text, block.text);
  const sent = shortenBlock(block.entries);
  return { kind: "value", value: {
    ...matched, reply, choice, ceiling: step.maxTokens, leading: plain.length - text.length + matched.prefix.length,
    rewritten: plain !== whole, sent, block: matched.form === "copy" ? sent : null,
  } };
}

/** For analyzers that hold places in a text against those of its pieces. */
export function readUnaltered(transcript: Transcript, strings: ProbeStrings | null): ReadCopy {
  const read = readCopy(transcript, strings);
  return read.kind === "value" && (read.value.rewritten || read.value.form === "altered") ? missing("the copy was altered") : read;
}

function shortenBlock(entries: readonly string[]): string {
  const runs: { id: string; copies: number }[] = [];
  for (const id of entries) {
    const last = runs.at(-1);
    if (last?.id === id) last.copies += 1;
    else runs.push({ id, copies: 1 });
  }
  return runs.map(({ id, copies }) => (copies === 1 ? id : `${id}*${copies}`)).join(" ");
}

function missing(why: string): ReadCopy {
  return { kind: "missing", why };
}
