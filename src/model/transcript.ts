/** A transcript: an exchange with its request and reply decoded. Derived, never stored. */
import type { ConcreteStep } from "./concrete-step.js";
import type { Exchange } from "./exchange.js";
import type { Json } from "./json.js";

export const unifiedStops = ["stop", "length", "tool-calls", "content-filter", "error", "other"] as const;
export type UnifiedStop = (typeof unifiedStops)[number];

export interface LogprobPosition {
  readonly token: string;
  readonly logprob: number;
  readonly bytes: readonly number[] | null;
  readonly top: readonly { readonly token: string; readonly logprob: number }[];
}

export interface ReplyError {
  readonly type: string | null;
  readonly code: string | null;
  readonly message: string | null;
}

export interface Choice {
  readonly text: string;
  readonly reasoning: string;
  readonly refusal: string | null;
  readonly toolCalls: readonly { readonly id: string | null; readonly name: string | null; readonly arguments: string }[];
  /** null: the endpoint gave none. */
  readonly stop: { readonly unified: UnifiedStop; readonly raw: string } | null;
  readonly logprobs: readonly LogprobPosition[] | null;
  readonly error: ReplyError | null;
}

/** A piece of the reply as it arrived; `atMs` counts from the exchange's `startedAt`, null for a log. */
export interface Delta {
  readonly atMs: number | null;
  readonly kind: "text" | "reasoning" | "refusal" | "tool-call";
  readonly text: string;
}

/** Tokens as reported; null where the endpoint does not say. */
export interface Usage {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly totalTokens: number | null;
  readonly cachedInputTokens: number | null;
  readonly reasoningTokens: number | null;
  readonly costUsd: number | null;
  readonly raw: Json;
}

/** A strange thing in a body: what and where, never a reason to stop reading. */
export interface Problem {
  readonly kind: "not-json" | "wrong-type" | "missing" | "too-deep" | "too-large" | "truncated" | "bad-utf8" | "not-sse" | "unexpected";
  readonly place: string;
  readonly detail: string;
}

export interface Reply {
  readonly id: string | null;
  readonly choices: readonly Choice[];
  readonly deltas: readonly Delta[];
  readonly usage: Usage | null;
  readonly reportedModel: string | null;
  readonly error: ReplyError | null;
  readonly problems: readonly Problem[];
  /** Whether it came as an event stream, and whether that stream was ended as its protocol asks. */
  readonly streamed: boolean;
  readonly ended: boolean;
  /** Top-level members and headers that a signature may read, bodies of errors included. */
  readonly raw: Json;
}

export interface Transcript {
  readonly exchange: Exchange;
  readonly step: ConcreteStep;
  /** null where nothing came back. */
  readonly reply: Reply | null;
}
