/** A reply while it is being read: what choices and pieces have come so far. */
import type { LogprobPosition, ReplyError, Usage } from "../../model/transcript.js";
import { CHOICES, DELTAS } from "./limits.js";
import type { ProblemLog } from "./problem-log.js";

export interface ToolCallDraft {
  id: string | null;
  name: string | null;
  arguments: string;
}

export interface ChoiceDraft {
  readonly index: number;
  text: string;
  reasoning: string;
  refusal: string | null;
  readonly toolCalls: Map<number, ToolCallDraft>;
  stop: string | null;
  readonly logprobs: LogprobPosition[];
  error: ReplyError | null;
}

export type DeltaKind = "text" | "reasoning" | "refusal" | "tool-call";

export interface DeltaDraft {
  readonly choice: number;
  readonly atMs: number | null;
  readonly kind: DeltaKind;
  text: string;
}

export interface ReplyDraft {
  readonly problems: ProblemLog;
  readonly choices: Map<number, ChoiceDraft>;
  readonly deltas: DeltaDraft[];
  /** Once the bound on pieces is met: the last one of each choice and kind, which takes up what follows. */
  readonly lastDeltas: Map<string, DeltaDraft>;
  id: string | null;
  model: string | null;
  usage: Usage | null;
  error: ReplyError | null;
}

export function createDraft(problems: ProblemLog): ReplyDraft {
  return { problems, choices: new Map(), deltas: [], lastDeltas: new Map(), id: null, model: null, usage: null, error: null };
}

/** Null beyond the bound. */
export function openChoice(draft: ReplyDraft, index: number): ChoiceDraft | null {
  const known = draft.choices.get(index);
  if (known !== undefined) return known;
  if (draft.choices.size >= CHOICES) {
    draft.problems.note("too-large", "choices", `more than ${CHOICES}`);
    return null;
  }
  const choice: ChoiceDraft = { index, text: "", reasoning: "", refusal: null, toolCalls: new Map(), stop: null, logprobs: [], error: null };
  draft.choices.set(index, choice);
  return choice;
}

/** Beyond the bound a piece is joined to the last one of its choice and kind. */
export function addDelta(draft: ReplyDraft, delta: DeltaDraft): void {
  if (delta.text === "") return;
  if (draft.deltas.length < DELTAS) {
    draft.deltas.push(delta);
    return;
  }
  draft.problems.note("too-large", "stream", `more than ${DELTAS} pieces; later ones are joined`);
  if (draft.lastDeltas.size === 0) for (const known of draft.deltas) draft.lastDeltas.set(keyOf(known), known);
  const last = draft.lastDeltas.get(keyOf(delta));
  if (last !== undefined) {
    last.text += delta.text;
    return;
  }
  draft.deltas.push(delta);
  draft.lastDeltas.set(keyOf(delta), delta);
}

/** At most one further piece for each of the bounded choices and four kinds. */
function keyOf({ choice, kind }: DeltaDraft): string {
  return `${choice} ${kind}`;
}
