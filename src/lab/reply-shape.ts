/** The members that every reply of one request shares, and log-probabilities as the protocol writes them. */
import type { Json, JsonObject } from "../model/json.js";
import type { LogprobPosition } from "../model/transcript.js";
import type { UpstreamEvent } from "./upstream.js";

export interface ReplyFrame {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  /** The name that the client asked for; hosts echo it. */
  readonly model: string;
  readonly extra: JsonObject;
}

/** The lab's own frame with what the upstream puts in its place. */
export function frameReply(own: ReplyFrame, meta: Extract<UpstreamEvent, { kind: "meta" }>): ReplyFrame {
  return { id: meta.id ?? own.id, created: own.created, model: meta.model ?? own.model, extra: { ...own.extra, ...meta.extra } };
}

export const logprobsJson = (positions: readonly LogprobPosition[]): Json => ({
  content: positions.map((position) => ({
    token: position.token,
    logprob: position.logprob,
    bytes: position.bytes,
    top_logprobs: position.top.map((other) => ({ token: other.token, logprob: other.logprob, bytes: [...Buffer.from(other.token)] })),
  })),
  refusal: null,
});

export const usageJson = (usage: Extract<UpstreamEvent, { kind: "usage" }>): JsonObject => usage.raw ?? {
  prompt_tokens: usage.promptTokens,
  completion_tokens: usage.completionTokens,
  total_tokens: usage.promptTokens + usage.completionTokens,
};
