/** Asks an upstream in-process, without a socket or a clock: thousands of short questions in a second. */
import type { Json, JsonObject } from "../model/json.js";
import { collectReply } from "./collect-reply.js";
import { createRandom } from "./random.js";
import { readChatRequest } from "./read-chat-request.js";
import type { Upstream, UpstreamContext } from "./upstream.js";

export interface AskOptions {
  /** 1 unless told otherwise. */
  readonly seed?: number;
  /** Tells this request from the others of the same seed: the same index draws the same answer. 0 unless told otherwise. */
  readonly requestIndex?: number;
  readonly signal?: AbortSignal;
}

/** An id of the form that hosts give, the same for the same seed and index. */
export function completionId(seed: number, requestIndex: number): string {
  const random = createRandom(`id/${seed}/${requestIndex}`);
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  return `chatcmpl-${Array.from({ length: 28 }, () => letters.charAt(random.below(letters.length))).join("")}`;
}

export function createContext(seed: number, requestIndex: number, signal: AbortSignal, wait: (durationMs: number) => Promise<void>, headers: Readonly<Record<string, string>> = {}): UpstreamContext {
  return { requestIndex, signal, headers, random: (purpose) => createRandom(`${seed}/${requestIndex}/${purpose}`), wait };
}

const noWait = (): Promise<void> => Promise.resolve();

/** The body that a client would get, errors included: {error} for what cannot be read or was cut. Never streams. */
export async function askUpstream(upstream: Upstream, body: JsonObject, options: AskOptions = {}): Promise<Json> {
  const seed = options.seed ?? 1;
  const requestIndex = options.requestIndex ?? 0;
  const read = readChatRequest({ ...body, stream: false });
  if ("error" in read) return read.error;
  const context = createContext(seed, requestIndex, options.signal ?? new AbortController().signal, noWait);
  const collected = await collectReply(upstream.answer(read.request, context), { id: completionId(seed, requestIndex), created: 0, model: read.request.model, extra: {} });
  switch (collected.kind) {
    case "body":
      return collected.body;
    case "verbatim":
    case "cut":
    case "reset":
      return { error: { message: `The upstream's reply was ${collected.kind}.`, type: "lab", param: null, code: null } };
  }
}
