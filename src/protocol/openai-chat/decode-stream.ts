/** Reads a reply that came as server-sent events, each piece with the time at which its event was complete. */
import { createParser } from "eventsource-parser";
import type { Json } from "../../model/json.js";
import type { Reply } from "../../model/transcript.js";
import { addBody } from "./add-body.js";
import { boundJson } from "./bound-json.js";
import { finishReply } from "./finish-reply.js";
import { MESSAGE_CHARACTERS, NAME_CHARACTERS, RAW_MEMBERS, UNREADABLE_EVENTS } from "./limits.js";
import { isObject } from "./members.js";
import { parseJson } from "./parse-json.js";
import type { ProblemLog } from "./problem-log.js";
import type { Piece } from "./read-chunks.js";
import { createDraft, type ReplyDraft } from "./reply-draft.js";

/** Aggregators send comments while they wait (": OPENROUTER PROCESSING"), which tells them apart. */
const COMMENTS = 5;
const doneMark = "[DONE]";

interface StreamState {
  readonly draft: ReplyDraft;
  readonly comments: string[];
  /** Top-level members that are no objects, the first value that says something. */
  readonly scalars: Map<string, Json>;
  events: number;
  unreadable: number;
  first: Json;
  last: Json;
  error: Json;
  done: boolean;
}

export function decodeStream(pieces: readonly Piece[], problems: ProblemLog): Reply {
  const state: StreamState = { draft: createDraft(problems), comments: [], scalars: new Map(), events: 0, unreadable: 0, first: null, last: null, error: null, done: false };
  let atMs: number | null = null;
  let tail = false;
  const parser = createParser({
    onEvent: ({ data }) => addEvent(state, data, atMs, tail),
    onComment: (comment) => {
      if (state.comments.length < COMMENTS) state.comments.push(comment.slice(0, NAME_CHARACTERS));
    },
    onError: ({ line, value }) => problems.note("not-sse", "stream", (line ?? value ?? "").slice(0, NAME_CHARACTERS)),
  });
  for (const piece of pieces) {
    atMs = piece.atMs;
    parser.feed(piece.text);
    if (state.unreadable > UNREADABLE_EVENTS) break;
  }
  // Many hosts leave out the blank line after the last event.
  tail = true;
  parser.feed("\n\n");
  const { draft } = state;
  const stopped = [...draft.choices.values()].some(({ stop }) => stop !== null);
  if (!state.done && !stopped && draft.error === null) problems.note("truncated", "stream", "neither a stop reason nor [DONE] came");
  return finishReply(draft, { streamed: true, ended: state.done, raw: summarizeStream(state) });
}

function addEvent(state: StreamState, data: string, atMs: number | null, tail: boolean): void {
  const { problems } = state.draft;
  if (data.trim() === doneMark) {
    state.done = true;
    return;
  }
  if (data.trim() === "" || state.unreadable > UNREADABLE_EVENTS) return;
  // No client reads on after it: what stands there may not turn an answer that was given into an error, a block or a thought.
  if (state.done) return problems.note("unexpected", "stream", "an event after [DONE]");
  const parsed = parseJson(data);
  if (parsed.kind === "json") return addParsed(state, parsed.value, atMs);
  if (parsed.kind === "too-deep") return problems.note("too-deep", "stream", "an event nests too deep");
  state.unreadable += 1;
  if (state.unreadable > UNREADABLE_EVENTS) return problems.note("too-large", "stream", `given up after ${UNREADABLE_EVENTS} unreadable events`);
  // Hosts that forget the blank line run several events together.
  const lines = data.split("\n");
  if (lines.length > 1) {
    problems.note("not-sse", "stream", "events without a blank line between them");
    for (const line of lines) addEvent(state, line, atMs, tail);
    return;
  }
  if (tail || parsed.kind === "truncated") problems.note("truncated", "stream", "an event stops in its middle");
  else problems.note("not-json", "stream", data.slice(0, NAME_CHARACTERS));
}

function addParsed(state: StreamState, body: Json, atMs: number | null): void {
  if (state.events === 0) state.first = boundJson(body);
  state.events += 1;
  state.last = body;
  if (isObject(body)) {
    for (const key of Object.keys(body)) {
      if (state.scalars.has(key)) continue;
      const value = body[key] ?? null;
      if (value === null || value === "" || state.scalars.size >= RAW_MEMBERS) continue;
      if (key === "error" && state.error === null) state.error = boundJson(value);
      if (typeof value !== "object") state.scalars.set(key.slice(0, NAME_CHARACTERS), typeof value === "string" ? value.slice(0, MESSAGE_CHARACTERS) : value);
    }
  }
  addBody(state.draft, body, atMs, false);
}

function summarizeStream({ scalars, events, first, last, error, comments }: StreamState): Json {
  return {
    ...Object.fromEntries(scalars),
    ...(error === null ? {} : { error }),
    ...(comments.length === 0 ? {} : { comments }),
    events,
    first,
    last: boundJson(last),
  };
}
