/** Closes a draft into a reply: thinking that stood inside the content is moved to where it belongs. */
import type { Json } from "../../model/json.js";
import type { Choice, Delta, Reply } from "../../model/transcript.js";
import type { ChoiceDraft, DeltaDraft, ReplyDraft } from "./reply-draft.js";
import { findThinking, type Thinking } from "./split-thinking.js";
import { unifyStop } from "./unify-stop.js";

export interface Carriage {
  readonly streamed: boolean;
  readonly ended: boolean;
  readonly raw: Json;
}

export function finishReply(draft: ReplyDraft, { streamed, ended, raw }: Carriage): Reply {
  const drafts = [...draft.choices.values()].sort((left, right) => left.index - right.index);
  const thinking = new Map(drafts.flatMap((choice) => {
    const found = findThinking(choice.text);
    return found === null ? [] : [[choice.index, found] as const];
  }));
  return {
    id: draft.id,
    choices: drafts.map((choice) => finishChoice(choice, thinking.get(choice.index))),
    deltas: thinking.size === 0 ? draft.deltas.map(toDelta) : splitDeltas(draft.deltas, thinking),
    usage: draft.usage,
    reportedModel: draft.model,
    error: draft.error,
    problems: draft.problems.list(),
    streamed,
    ended,
    raw,
  };
}

function finishChoice(draft: ChoiceDraft, thinking: Thinking | undefined): Choice {
  const thought = thinking === undefined ? "" : draft.text.slice(thinking.start, thinking.end).trim();
  return {
    text: thinking === undefined ? draft.text : draft.text.slice(thinking.resume),
    reasoning: [draft.reasoning, thought].filter((part) => part !== "").join("\n"),
    refusal: draft.refusal,
    toolCalls: [...draft.toolCalls.entries()].sort(([left], [right]) => left - right).map(([, call]) => ({ ...call })),
    stop: draft.stop === null ? null : { unified: unifyStop(draft.stop), raw: draft.stop },
    logprobs: draft.logprobs.length === 0 ? null : draft.logprobs,
    error: draft.error,
  };
}

/** Pieces of content keep their times and change their kind; one that holds the tag is cut in two. */
function splitDeltas(deltas: readonly DeltaDraft[], thinking: ReadonlyMap<number, Thinking>): readonly Delta[] {
  const offsets = new Map<number, number>();
  return deltas.flatMap((delta) => {
    const bounds = thinking.get(delta.choice);
    if (delta.kind !== "text" || bounds === undefined) return [toDelta(delta)];
    const from = offsets.get(delta.choice) ?? 0;
    offsets.set(delta.choice, from + delta.text.length);
    const part = (start: number, end: number): string => delta.text.slice(Math.max(0, start - from), Math.max(0, end - from));
    return [
      { atMs: delta.atMs, kind: "reasoning" as const, text: part(bounds.start, bounds.end) },
      { atMs: delta.atMs, kind: "text" as const, text: part(bounds.resume, Infinity) },
    ].filter(({ text }) => text !== "");
  });
}

function toDelta({ atMs, kind, text }: DeltaDraft): Delta {
  return { atMs, kind, text };
}
