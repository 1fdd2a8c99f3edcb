/** The seam of the lab: what a model behind an endpoint is asked, and the events it answers with. */
import type { HeaderPair } from "../model/exchange.js";
import type { Json, JsonObject } from "../model/json.js";
import type { LogprobPosition } from "../model/transcript.js";
import type { Random } from "./random.js";

export interface ChatMessage {
  readonly role: "system" | "user" | "assistant" | "tool";
  readonly content: string;
}

/** An OpenAI chat request after reading: null means "not sent". Misbehaviours change these members, never `body`. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly stream: boolean;
  /** `stream_options.include_usage`, always true for what is not streamed. */
  readonly includeUsage: boolean;
  readonly maxTokens: number | null;
  readonly temperature: number | null;
  readonly topP: number | null;
  readonly stop: readonly string[];
  readonly seed: number | null;
  /** Number of choices, 1 unless asked. */
  readonly choices: number;
  /** Alternatives a position; null: no log-probabilities. */
  readonly topLogprobs: number | null;
  /** Added to the logits of tokens, by their number in the vocabulary; null: none. */
  readonly logitBias: Readonly<Record<string, number>> | null;
  /** The body as the client sent it, for upstreams that pass on members the lab does not know. */
  readonly body: JsonObject;
}

export interface UpstreamContext {
  /** Counts chat requests from 0 in order of arrival. */
  readonly requestIndex: number;
  /** Aborted when the client goes away or the lab closes: stop waiting, stop generating. */
  readonly signal: AbortSignal;
  /** The client's headers, names in lower case; empty when asked in-process. */
  readonly headers: Readonly<Record<string, string>>;
  /** A fresh generator, the same for the same lab seed, request index and purpose. */
  random(purpose: string): Random;
  /** Waits that many milliseconds; returns at once (never throws) when `signal` aborts or when asked in-process without a clock. */
  wait(durationMs: number): Promise<void>;
}

/**
 * Order: at most one `meta` first; then text, reasoning and stop events (one stop per choice); `usage` last.
 * `error` stands alone as the first event, or ends a stream that has begun. `head` is the first event of a verbatim reply,
 * followed only by `bytes`. `cut` and `reset` end everything where they stand.
 */
export type UpstreamEvent =
  /** Members to put in place of the lab's own: the reply's id, the model it names, and further top-level members. */
  | { readonly kind: "meta"; readonly id?: string; readonly model?: string; readonly extra?: JsonObject }
  /** One piece of text, normally one token; `logprobs` has one entry a token and is given only when asked. */
  | { readonly kind: "text"; readonly choice: number; readonly text: string; readonly logprobs?: readonly LogprobPosition[] }
  | { readonly kind: "reasoning"; readonly choice: number; readonly text: string }
  /** `reason`: "stop", "length", "content_filter", or whatever a recorded reply said; null for a recorded null. */
  | { readonly kind: "stop"; readonly choice: number; readonly reason: string | null }
  /** `raw` goes out in place of the counts, for upstreams that report more than these. */
  | { readonly kind: "usage"; readonly promptTokens: number; readonly completionTokens: number; readonly raw?: JsonObject }
  /** An HTTP error when first; an `{error}` event inside a stream otherwise. `body` is sent as JSON, a string as it is. */
  | { readonly kind: "error"; readonly status: number; readonly headers: readonly HeaderPair[]; readonly body: Json }
  /** A verbatim reply: status and headers as given, then `bytes` without framing of the lab's own. */
  | { readonly kind: "head"; readonly status: number; readonly headers: readonly HeaderPair[] }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  /** The connection is closed in the middle (`cut`) or reset by the peer (`reset`). */
  | { readonly kind: "cut" }
  | { readonly kind: "reset" };

export interface Upstream {
  readonly id: string;
  /** The model that really answers. */
  readonly model: string;
  /** What is really served, for the lab's truth. */
  readonly truth: JsonObject;
  /** Loads what answering needs (vocabulary, weights), so that the first request is not slower than the next. */
  prepare(): Promise<void>;
  /** Faults become `error` events; a throw is answered with HTTP 500. */
  answer(request: ChatRequest, context: UpstreamContext): AsyncIterable<UpstreamEvent>;
  /** Frees what `prepare` took. */
  close(): Promise<void>;
}
