/** Separates replies that say something about a question from failures that only say something about the path. */
import type { Reply, ReplyError, Transcript } from "../../model/transcript.js";
import { findBlock } from "./find-block.js";
import { sayError } from "./names-sent-setting.js";
import { replyText } from "./reply-text.js";

export type UsableReply =
  | { readonly kind: "value"; readonly value: Reply }
  | { readonly kind: "missing"; readonly why: string }
  | null;

/** Not about the question: credentials, wrong path, time-out, rate limit. Above 499 the server failed. */
const pathStatuses: ReadonlySet<number> = new Set([401, 402, 404, 405, 407, 408, 409, 425, 429]);
const SERVER_FAILURE = 500;
const pathErrors = /rate.?limit|overloaded|quota|insufficient|too many requests|unavailable|timed? ?out|api.?key|unauthori[sz]ed|authentication|model.?not.?(?:found|exist)/i;

/** null for an attempt that another one followed. A block by a filter is a reply, whatever its status. */
export function usableReply({ exchange, reply }: Transcript): UsableReply {
  if (!exchange.final) return null;
  const { outcome } = exchange;
  if (reply === null) return { kind: "missing", why: outcome.kind === "failure" ? `no reply: ${outcome.reason}` : "no reply" };
  if (findBlock(reply) !== null) return { kind: "value", value: reply };
  const status = outcome.kind === "response" ? outcome.status : null;
  if (status !== null && (pathStatuses.has(status) || status >= SERVER_FAILURE)) return { kind: "missing", why: `status ${status}` };
  const error = reply.error ?? reply.choices[0]?.error ?? null;
  if (error !== null) {
    const code = Number(error.code);
    return isPathError(error) || code >= SERVER_FAILURE && code < 600 ? { kind: "missing", why: "an error that is not about the question" } : { kind: "value", value: reply };
  }
  if (reply.choices.length === 0) return { kind: "missing", why: "no choices in the reply" };
  if (replyText(reply) === "" && (reply.choices[0]?.refusal ?? "") === "") {
    if (outcome.kind === "failure") return { kind: "missing", why: `no text before the ${outcome.reason}` };
    if (reply.choices[0]?.stop?.unified === "length") return { kind: "missing", why: "the token limit was met before any visible text" };
  }
  return { kind: "value", value: reply };
}

/** By its words, or by a status that stands in it as its code: hosts hand on what happened upstream in a body of their own. */
export function isPathError(error: ReplyError): boolean {
  return pathErrors.test(sayError(error)) || pathStatuses.has(Number(error.code));
}
