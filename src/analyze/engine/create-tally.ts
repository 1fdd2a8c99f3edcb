/** Counts how a run went: attempts, valid replies, rate limits, failures, tokens, times. */
import type { RunTally } from "../../model/analysis.js";
import type { Exchange } from "../../model/exchange.js";
import type { Transcript, Usage } from "../../model/transcript.js";
import { countPoints } from "../count-characters.js";
import { isUsable } from "../is-usable.js";
import { readStatus } from "./read-status.js";

export interface TallyDraft {
  add(transcript: Transcript): void;
  total(): RunTally;
}

const TOO_MANY_REQUESTS = 429;

/** Both sides of a run count, since both are paid for. A blocked reply is valid: it says something about the endpoint. */
export function createTally(): TallyDraft {
  const counts = { attempts: 0, valid: 0, rateLimited: 0, failed: 0, withoutUsage: 0 };
  let inputTokens: number | null = null;
  let outputTokens: number | null = null;
  let characters = 0;
  let answerTokens = 0;
  let firstMs = Infinity;
  let lastMs = -Infinity;
  return {
    add(transcript) {
      const { exchange, reply } = transcript;
      const usable = isUsable(transcript);
      counts.attempts += 1;
      if (readStatus(exchange) === TOO_MANY_REQUESTS) counts.rateLimited += 1;
      if (exchange.final) counts[usable ? "valid" : "failed"] += 1;
      const usage = reply?.usage ?? null;
      // What was refused before the model ran costs nothing; a reply without its count does.
      if ((reply?.choices.length ?? 0) > 0 && !isCounted(usage)) counts.withoutUsage += 1;
      if (usage !== null && usage.inputTokens !== null) inputTokens = (inputTokens ?? 0) + usage.inputTokens;
      if (usage !== null && usage.outputTokens !== null) outputTokens = (outputTokens ?? 0) + usage.outputTokens;
      const text = reply?.choices[0]?.text ?? "";
      if (exchange.side === "target" && text !== "" && usage !== null && (usage.outputTokens ?? 0) > 0) {
        characters += countPoints(text);
        answerTokens += usage.outputTokens ?? 0;
      }
      const startMs = exchange.startedAt === null ? NaN : Date.parse(exchange.startedAt);
      if (Number.isNaN(startMs)) return;
      firstMs = Math.min(firstMs, startMs);
      lastMs = Math.max(lastMs, startMs + endOf(exchange));
    },
    total: () => ({ ...counts, inputTokens, outputTokens, ...(characters > 0 && { answered: { characters, outputTokens: answerTokens } }), startedAt: toIso(firstMs), finishedAt: toIso(lastMs) }),
  };
}

/** Zeros throughout are how some hosts say that they lost count. */
function isCounted(usage: Usage | null): boolean {
  return usage !== null && usage.inputTokens !== null && usage.outputTokens !== null && usage.inputTokens + usage.outputTokens > 0;
}

function endOf({ outcome }: Exchange): number {
  const endMs = outcome.kind === "response" ? outcome.endMs : outcome.kind === "failure" ? outcome.atMs : 0;
  return Number.isFinite(endMs) ? Math.max(0, endMs) : 0;
}

/** The largest time that a date can hold. */
const LAST_TIME_MS = 8.64e15;

function toIso(timeMs: number): string | null {
  return Math.abs(timeMs) <= LAST_TIME_MS ? new Date(Math.round(timeMs)).toISOString() : null;
}
