/** Takes what prompts and replies said out of a finished report: digests and lengths stay, so that equal answers still look equal. */
import { createHash } from "node:crypto";
import type { Observation } from "../model/observation.js";
import type { Report } from "../model/report.js";
import type { VerdictReason } from "../model/verdict.js";

/** Hexadecimal digits: enough that two answers of one run do not meet. */
const DIGEST_CHARACTERS = 16;

/** Keys of observations whose labels are words of the replies; those of all others are names of our own, or hashed. */
const labelsAreReplies: ReadonlySet<string> = new Set(["answer-distribution", "prompt-answers"]);

/** Analyzers whose notes may quote, and what to do about it. */
const cleanNotes: Readonly<Record<string, (note: string) => string>> = {
  "body-problems": (note) => [...note.matchAll(/(?:^|; )((?:not-json|wrong-type|missing|too-deep|too-large|truncated|bad-utf8|not-sse|unexpected) at [\w.[\]-]{1,60})/g)].map(([, kind]) => kind).join("; "),
  "party-line": (note) => note.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => digestText(quoted.slice(1, -1))),
  "reply-class": (note) => note.replace(/marker: [^;)]*/g, "marker (left out)"),
};

/** The excerpts were made without text already. Done after judging: no verdict depends on it. */
export function redactReport(report: Report): Report {
  return {
    ...report,
    verdict: { ...report.verdict, reasons: report.verdict.reasons.map(redactReason) },
    observations: report.observations.map(redactObservation),
    limits: [...report.limits, "Prompts and replies were left out of this report (--redact-text); the recording or log still holds them. Answers are shown as digests, which are compared with those of other redacted reports only, and the digest of a short answer can be guessed."],
  };
}

export function digestText(text: string): string {
  return text === "" ? "" : `sha256:${createHash("sha256").update(text).digest("hex").slice(0, DIGEST_CHARACTERS)} (${text.length} characters)`;
}

/** Reasons about answers name the most frequent ones before "(of N)". */
function redactReason(reason: VerdictReason): VerdictReason {
  if (!/ \(of \d+\)/.test(reason.seen)) return reason;
  const hide = (said: string): string => said.replace(/^.* \(of (\d+)\)/s, "$1 answers, left out");
  return { ...reason, claimed: hide(reason.claimed), seen: hide(reason.seen) };
}

function redactObservation(observation: Observation): Observation {
  const { analyzer, conditions, value, state, note } = observation;
  const labels = labelsAreReplies.has(observation.key) || labelsAreReplies.has(analyzer.id);
  return {
    ...observation,
    ...(labels && value?.kind === "distribution" ? { value: { ...value, counts: Object.fromEntries(Object.entries(value.counts).map(([answer, count]) => [digestText(answer), count])) } } : {}),
    ...(labels && value?.kind === "label" ? { value: { ...value, label: digestText(value.label) } } : {}),
    conditions: conditions === null || conditions.system === null ? conditions : { ...conditions, system: digestText(conditions.system) },
    note: state === "error" ? note.replace(/ failed.*$/s, " failed") : cleanNotes[analyzer.id]?.(note) ?? note,
  };
}
