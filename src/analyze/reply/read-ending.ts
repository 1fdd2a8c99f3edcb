/** How a request ended: with what was asked for, with a failure that the endpoint chose, or neither. */
import type { Exchange } from "../../model/exchange.js";
import type { Choice, Reply, Transcript } from "../../model/transcript.js";
import { readAnswer } from "../read-answer.js";
import { findBlock } from "./find-block.js";
import { namesSentSetting } from "./names-sent-setting.js";
import { isPathError } from "./usable-reply.js";

/** `empty`: no text, and nothing that would explain it; whether that is a failure depends on what other requests gave. `page`: a web page of a firewall. */
export type Ending = "answered" | "failed" | "empty" | "page";

const FIRST_ERROR_STATUS = 300;
/** Answers to what was asked. Credentials, paths, limits, time-outs and overload (401, 404, 408, 429, 502 to 504) are the road's, not the question's. */
const refusingStatuses: ReadonlySet<number> = new Set([400, 403, 406, 413, 415, 422, 451, 500, 501]);
/** How web firewalls turn a request away, with a page in HTML: for its letters, not for its question. */
const pageStatuses: ReadonlySet<number> = new Set([403, 406, 415, 451]);
/** The same as the codes in a body that came with status 200. */
const overloadCodes: ReadonlySet<number> = new Set([502, 503, 504]);

/** null: the road's doing, an error that names a setting which was sent, or a ceiling that was spent before any text. */
export function readEnding(transcript: Transcript): Ending | null {
  const { exchange, step, reply } = transcript;
  if (exchange.outcome.kind !== "response" || reply === null) return null;
  if (findBlock(reply) !== null) return "failed";
  const { status } = exchange.outcome;
  const [choice] = reply.choices;
  const error = reply.error ?? choice?.error ?? null;
  if (status >= FIRST_ERROR_STATUS || error !== null) {
    if (pageStatuses.has(status) && isPage(exchange, reply)) return "page";
    if (status >= FIRST_ERROR_STATUS && !refusingStatuses.has(status)) return null;
    return error !== null && (isPathError(error) || overloadCodes.has(Number(error.code)) || namesSentSetting(error, step)) ? null : "failed";
  }
  if (readAnswer(transcript).kind === "value") return "answered";
  if ((choice?.refusal ?? "") !== "") return "failed";
  // A body that is whole and holds no choice is an empty reply; one that is no reply at all is the road's.
  if (choice === undefined && !reply.ended) return null;
  return choice?.stop?.unified === "length" || mayReason(choice, reply.usage, step.maxTokens) ? null : "empty";
}

/** Reasoning is shown, counted, or the ceiling was spent on something: then a missing text accuses nobody. A stop that says nothing needs a count. */
function mayReason(choice: Choice | undefined, usage: Reply["usage"], ceiling: number | null): boolean {
  if (choice !== undefined && (choice.reasoning !== "" || choice.text.trim() !== "")) return true;
  if ((usage?.reasoningTokens ?? 0) > 0) return true;
  const written = usage?.outputTokens ?? null;
  return written === null ? choice !== undefined && choice.stop?.unified !== "stop" : ceiling !== null && written >= ceiling;
}

function isPage({ outcome }: Exchange, { raw }: Reply): boolean {
  const type = outcome.kind === "response" ? outcome.headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "" : "";
  return /html/i.test(type) || (typeof raw === "string" && /^\s*<(?:!doctype|html)/i.test(raw.slice(0, 200)));
}
