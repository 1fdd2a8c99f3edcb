/** A short quotation of one exchange: what was asked and answered, when, and under which response id. */
import type { Excerpt } from "../../model/report.js";
import { toTextDigest } from "../../model/text-digest.js";
import type { Transcript } from "../../model/transcript.js";
import { keepText } from "../keep-text.js";
import { readStatus } from "./read-status.js";

const PROMPT_CHARACTERS = 240;
const REPLY_CHARACTERS = 400;
const ID_CHARACTERS = 200;

/** Texts as digests where they are redacted. */
export function toExcerpt({ exchange, step, reply }: Transcript, redactText: boolean): Excerpt {
  const prompt = step.messages.at(-1)?.content ?? "";
  const show = (text: string, limit: number): string => (redactText ? toTextDigest(text) : cut(text, limit));
  return {
    id: exchange.id,
    probe: exchange.probe?.id ?? null,
    step: exchange.step,
    startedAt: exchange.startedAt,
    responseId: reply === null || reply.id === null ? null : keepText(reply.id, ID_CHARACTERS),
    prompt: show(prompt, PROMPT_CHARACTERS),
    reply: show(sayReply(exchange.outcome, reply), REPLY_CHARACTERS),
    status: readStatus(exchange),
  };
}

function sayReply(outcome: Transcript["exchange"]["outcome"], reply: Transcript["reply"]): string {
  const choice = reply?.choices[0];
  const said = [choice?.text, choice?.refusal, choice?.error?.message, reply?.error?.message].find((text) => typeof text === "string" && text.trim() !== "");
  if (said !== undefined && said !== null) return said;
  if (choice === undefined && typeof reply?.raw === "string") return reply.raw;
  return outcome.kind === "failure" ? `(${outcome.reason})` : choice !== undefined && choice.reasoning !== "" ? "(only reasoning)" : "";
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const start = keepText(text, limit);
  return `${/[\ud800-\udbff]$/.test(start) ? start.slice(0, -1) : start}…`;
}
