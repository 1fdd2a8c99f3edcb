/** Hand-made transcripts for the tests of reply analyzers and signatures. */
import type { Outcome } from "../../../src/model/exchange.js";
import type { Json } from "../../../src/model/json.js";
import type { Choice, Reply, ReplyError, Transcript, UnifiedStop } from "../../../src/model/transcript.js";

interface ReplyParts {
  readonly text?: string;
  readonly stop?: readonly [UnifiedStop, string] | null;
  readonly refusal?: string | null;
  readonly choiceError?: ReplyError | null;
  readonly error?: ReplyError | null;
  readonly id?: string | null;
  readonly raw?: Json;
  readonly streamed?: boolean;
  readonly ended?: boolean;
  readonly outputTokens?: number | null;
}

export function makeReply(parts: ReplyParts): Reply {
  const stop = parts.stop === undefined ? (["stop", "stop"] as const) : parts.stop;
  const choice: Choice = {
    text: parts.text ?? "", reasoning: "", refusal: parts.refusal ?? null, toolCalls: [], logprobs: null,
    stop: stop === null ? null : { unified: stop[0], raw: stop[1] }, error: parts.choiceError ?? null,
  };
  return {
    id: parts.id ?? null,
    choices: parts.error !== undefined && parts.error !== null ? [] : [choice],
    deltas: [],
    usage: parts.outputTokens === undefined ? null
      : { inputTokens: null, outputTokens: parts.outputTokens, totalTokens: null, cachedInputTokens: null, reasoningTokens: null, costUsd: null, raw: {} },
    reportedModel: null, error: parts.error ?? null, problems: [], streamed: parts.streamed ?? false, ended: parts.ended ?? true, raw: parts.raw ?? {},
  };
}

export function makeTranscript(reply: Reply | null, options: { readonly id?: string; readonly step?: string; readonly outcome?: Outcome; readonly final?: boolean; readonly maxTokens?: number | null } = {}): Transcript {
  const step = options.step ?? "sensitive";
  return {
    exchange: {
      kind: "exchange", id: options.id ?? "e1", seq: 0, plannedAfter: null, side: "target", probe: null, step, sample: 0, fill: {}, attempt: 1, final: options.final ?? true,
      request: { method: "POST", url: "http://127.0.0.1/v1/chat/completions", headers: [], body: "{}" }, startedAt: null, timing: null,
      outcome: options.outcome ?? { kind: "response", status: 200, headers: [], chunks: [], endMs: 1 },
    },
    step: { id: step, system: null, messages: [], maxTokens: options.maxTokens ?? null, temperature: null, topP: null, stop: [], seed: null, stream: true, topLogprobs: null, native: {} },
    reply,
  };
}

export const responseOutcome = (status: number, headers: readonly (readonly [string, string])[] = []): Outcome => ({ kind: "response", status, headers, chunks: [], endMs: 1 });

/** What an exchange gave under one analyzer, as a group of one cell. */
export function makeGroup<Value>(values: readonly Value[], missing: readonly string[] = []) {
  return {
    key: "key", subject: { topic: "made-up" }, options: {},
    samples: values.map((value, index) => ({ exchangeId: `e${index + 1}`, seq: index, step: "sensitive", sample: index, value })),
    missing: missing.map((why, index) => ({ exchangeId: `m${index + 1}`, why })),
  };
}
