/** Transcripts by hand: an exchange, its step and its reply, with what a test does not name left usual. */
import type { Exchange, Outcome } from "../../../src/model/exchange.js";
import type { ConcreteStep } from "../../../src/model/concrete-step.js";
import type { Resources } from "../../../src/model/resources.js";
import type { Choice, Delta, Reply, Transcript } from "../../../src/model/transcript.js";

export const noResources: Resources = { fingerprints: [], signatures: [], tokenizerTables: [], probeStrings: null, tokenizerTexts: [], tokenCounters: {}, price: null };

export interface Given {
  readonly seq?: number;
  readonly exchange?: Partial<Exchange>;
  readonly step?: Partial<ConcreteStep>;
  readonly choice?: Partial<Choice> | null;
  readonly reply?: Partial<Reply> | null;
  readonly status?: number;
  readonly outcome?: Outcome;
}

export function makeTranscript({ seq = 0, exchange = {}, step = {}, choice = {}, reply = {}, status = 200, outcome }: Given = {}): Transcript {
  const usual: Choice = { text: "blue", reasoning: "", refusal: null, toolCalls: [], stop: { unified: "stop", raw: "stop" }, logprobs: null, error: null };
  return {
    exchange: {
      kind: "exchange", id: `e${seq + 1}`, seq, plannedAfter: null, side: "target", probe: null, step: "ask", sample: 0, fill: {}, attempt: 1, final: true,
      request: { method: "POST", url: "http://h/v1/chat/completions", headers: [], body: "{}" },
      startedAt: "2026-11-01T00:00:00.000Z",
      timing: { dnsMs: null, connectMs: null, tlsMs: null, headersMs: 5 },
      outcome: outcome ?? { kind: "response", status, headers: [], chunks: [], endMs: 100 },
      ...exchange,
    },
    step: { id: "ask", system: null, messages: [{ role: "user", content: "Which colour?" }], maxTokens: 16, temperature: 1, topP: null, stop: [], seed: null, stream: true, topLogprobs: null, native: {}, ...step },
    reply: reply === null ? null : {
      id: "r1", choices: choice === null ? [] : [{ ...usual, ...choice }], deltas: [], usage: null, reportedModel: "m", error: null, problems: [], streamed: true, ended: true, raw: {}, ...reply,
    },
  };
}

export const failed = (reason: "timeout" | "reset" | "cut", seq = 0): Transcript => makeTranscript({ seq, reply: null, outcome: { kind: "failure", reason, message: reason, atMs: 50 } });

/** Pieces of text at these milliseconds. */
export function arriving(times: readonly number[], text = "word ", more: Given = {}): Transcript {
  const deltas: Delta[] = times.map((atMs) => ({ atMs, kind: "text", text }));
  return makeTranscript({ ...more, choice: { text: text.repeat(times.length), ...more.choice }, reply: { deltas, ...more.reply } });
}
