/** Reads a reply that was asked to copy known strings: the text that stands there, and whether it is their exact copy. */
import type { Choice, Reply, Transcript } from "../../model/transcript.js";
import type { ProbeStrings } from "../../model/tokenizer-table.js";
import { readAnswer } from "../read-answer.js";
import { READ_CHARACTERS } from "../reply/prepare-text.js";
import { findBlock } from "./find-block.js";

export interface CopiedReply {
  readonly reply: Reply;
  readonly choice: Choice;
  readonly ceiling: number;
  /** Without white space before it, and without a last character that is unfinished. */
  readonly shown: string;
  /** UTF-16 units before `shown`. */
  readonly leading: number;
  /** An exact copy: the strings in order, with their numbers of copies ("latin*4 code"). Null for a text of its own. */
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
  const shown = whole.trimStart();
  if (shown === "") return missing("no whole character within max_tokens");
  return { kind: "value", value: {
    reply, choice, ceiling: step.maxTokens, shown, leading: whole.length - shown.length,
    block: block.text.startsWith(shown) ? shortenBlock(block.entries) : null,
  } };
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
