/** Takes what prompts and replies said out of a finished report: digests and lengths stay, so that equal answers still look equal. */
import type { Finding } from "../model/finding.js";
import type { Observation } from "../model/observation.js";
import type { Report } from "../model/report.js";
import { toTextDigest } from "../model/text-digest.js";
import type { VerdictReason } from "../model/verdict.js";
import { createNameHider, type NameHider } from "./hide-names.js";

/** Keys of observations whose labels are words of the replies; those of all others are names of the endpoint's, names of our own, or hashed. */
const labelsAreReplies: ReadonlySet<string> = new Set(["answer-distribution", "prompt-answers"]);
/** Keys of observations whose labels the endpoint fills in. A server that echoes what it is sent puts the prompt there. */
const labelsAreNames: ReadonlySet<string> = new Set(["backend-fingerprint", "reported-model", "serving-provider", "stop-reasons"]);
/** Members of a subject that the endpoint fills in. */
const namingSubjects: ReadonlySet<string> = new Set(["provider"]);

/** Analyzers whose notes may quote, and what to do about it. */
const cleanNotes: Readonly<Record<string, (note: string) => string>> = {
  "body-problems": (note) => [...note.matchAll(/(?:^|; )((?:not-json|wrong-type|missing|too-deep|too-large|truncated|bad-utf8|not-sse|unexpected) at [\w.[\]-]{1,60})/g)].map(([, kind]) => kind).join("; "),
  "party-line": (note) => note.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => toTextDigest(quoted.slice(1, -1))),
  "reply-class": (note) => note.replace(/marker: [^;)]*/g, "marker (left out)"),
};

/**
 * The excerpts were made without text already; `quoting` are the names that repeat a prompt or a reply. Done after judging: no verdict
 * depends on it.
 */
export function redactReport(report: Report, quoting: Iterable<string>): Report {
  const hider = createNameHider(quoting, [report.endpoint.model, report.endpoint.claim]);
  const observations = report.observations.map((observation) => redactObservation(observation, hider));
  return {
    ...report,
    verdict: { ...report.verdict, reasons: report.verdict.reasons.map(redactReason) },
    findings: report.findings.map((finding) => redactFinding(finding, hider)),
    observations,
    excerpts: report.excerpts.map((excerpt) => ({ ...excerpt, responseId: excerpt.responseId === null ? null : hider.name(excerpt.responseId) })),
    limits: [...report.limits, "Prompts and replies were left out of this report (--redact-text); the recording or log still holds them. Answers are shown as digests, which are compared with those of other redacted reports only, and the digest of a short answer can be guessed. Names that the endpoint fills in (models, providers, ids, stop reasons) are shown where they are one plain word that quotes nothing."],
  };
}

/** Reasons about answers name the most frequent ones before "(of N)". */
function redactReason(reason: VerdictReason): VerdictReason {
  if (!/ \(of \d+\)/.test(reason.seen)) return reason;
  const hide = (said: string): string => said.replace(/^.* \(of (\d+)\)/s, "$1 answers, left out");
  return { ...reason, claimed: hide(reason.claimed), seen: hide(reason.seen) };
}

/** After the observations, whose names findings quote. */
function redactFinding(finding: Finding, { sentence }: NameHider): Finding {
  return { ...finding, title: sentence(finding.title), detail: sentence(finding.detail), innocentCauses: finding.innocentCauses.map((cause) => ({ ...cause, result: sentence(cause.result) })) };
}

function redactObservation(observation: Observation, { name }: NameHider): Observation {
  const { analyzer, conditions, value, state, note } = observation;
  const redactLabel = labelsAreReplies.has(observation.key) || labelsAreReplies.has(analyzer.id) ? toTextDigest : labelsAreNames.has(observation.key) ? name : null;
  return {
    ...observation,
    subject: Object.fromEntries(Object.entries(observation.subject).map(([member, said]) => [member, namingSubjects.has(member) ? name(said) : said])),
    ...(redactLabel !== null && value?.kind === "distribution" ? { value: { ...value, counts: Object.fromEntries(Object.entries(value.counts).map(([label, count]) => [redactLabel(label), count])) } } : {}),
    ...(redactLabel !== null && value?.kind === "label" ? { value: { ...value, label: redactLabel(value.label) } } : {}),
    conditions: conditions === null || conditions.system === null ? conditions : { ...conditions, system: toTextDigest(conditions.system) },
    note: state === "error" ? note.replace(/ failed.*$/s, " failed") : cleanNotes[analyzer.id]?.(note) ?? note,
  };
}
