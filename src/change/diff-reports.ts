/** What changed between two reports: every observation paired, the right test for its kind, one correction over all, the weightiest first. */
import type { DiffLine, NotComparable, ReportDiff, Signal } from "../model/diff.js";
import type { Observation } from "../model/observation.js";
import type { Report } from "../model/report.js";
import { schemaVersions } from "../model/schema-versions.js";
import { createRandom, type Random } from "../stats/create-random.js";
import { holmCorrect } from "../stats/holm-correct.js";
import { compareAnswers } from "./compare-answers.js";
import { comparePrompts, type DraftLine } from "./compare-prompts.js";
import { compareValues } from "./compare-values.js";
import { findSignal } from "./find-signal.js";
import { pairObservations, type Pair } from "./pair-observations.js";
import { rankLines } from "./rank-lines.js";
import { withAbsentSignatures } from "./with-absent-signatures.js";
import { writeValue } from "./write-value.js";

/** Family-wise, by Holm: of a hundred diffs of one unchanged endpoint at most one lists a change by chance. */
export const diffAlpha = 0.01;

const drawsRoom = 2;
const fewestDraws = 999;
const mostDraws = 19_999;

/** Signals that tell of the model itself; without one of them compared, nothing is said about it. */
const ownSignals: ReadonlySet<Signal> = new Set(["answers", "style"]);
/** Of a log these follow its prompts, not the endpoint alone. */
const followPrompts: ReadonlySet<Signal> = new Set(["filter", "tokens", "other"]);

export type DiffInput = Pick<Report, "recordingDigest" | "endpoint" | "run" | "observations" | "verdict">;

/** The same reports give the same diff. */
export function diffReports(old: DiffInput, fresh: DiffInput): ReportDiff {
  const random = createRandom(`diff/${old.recordingDigest}/${fresh.recordingDigest}`);
  const [before, after] = withAbsentSignatures(old, fresh);
  const prompts = comparePrompts(before, after, random);
  const { pairs, notComparable } = pairObservations(before.filter(isPaired), after.filter(isPaired));
  const notes = ["Differences are tested against chance alone and, for answers, against the drift of honest days; `ai-audit check` follows an endpoint over many days."];
  const untested: NotComparable[] = [];
  const comparable = pairs.filter((pair) => {
    if (prompts.alike !== false || pair.old.probe !== null || !followPrompts.has(findSignal(pair.old))) return true;
    untested.push(untestedRow(pair, "the logs hold prompts of different kinds, which it follows"));
    return false;
  });
  // The smallest p-value that draws can give has to survive the correction, with room to spare.
  const most = Math.min(mostDraws, Math.max(fewestDraws, Math.ceil((drawsRoom * (comparable.length + 2)) / diffAlpha)));
  const drafts = [...prompts.drafts, ...compareAnswers(comparable, random, most), ...comparable.flatMap((pair) => draftLine(pair, { random, most }, untested))];
  const changes = correct(drafts).filter(({ line, matters }) => matters && (line.correctedPValue === null || line.correctedPValue <= diffAlpha)).map(({ line }) => line);
  const drifted = correct(drafts).filter(({ line, matters }) => !matters && line.correctedPValue !== null && line.correctedPValue <= diffAlpha).length;
  if (drifted > 0) notes.push(`${drifted} further ${drifted === 1 ? "difference is" : "differences are"} beyond chance and within what honest endpoints show from day to day; not listed.`);
  const own = drafts.filter(({ signal }) => ownSignals.has(signal)).length;
  const outcome = own === 0 ? "not-comparable" : changes.length > 0 ? "changed" : "no-change";
  return {
    schemaVersion: schemaVersions.diff, outcome,
    sentence: `${saySentence(outcome, changes, drafts.length)}${old.verdict.claim === fresh.verdict.claim ? "" : ` The verdict went from ${old.verdict.claim} to ${fresh.verdict.claim}.`}`,
    alpha: diffAlpha, old: toSide(old), new: toSide(fresh),
    compared: drafts.length, changes: rankLines(changes),
    notComparable: [...prompts.notComparable, ...notComparable, ...untested], notes,
  };
}

/** Compared prompt by prompt instead, and the profile of the prompts is no measurement of the endpoint. */
function isPaired({ key, analyzer }: Observation): boolean {
  return analyzer.id !== "prompt-replies" || key === "prompt-answers";
}

function draftLine(pair: Pair, { random, most }: { readonly random: Random; readonly most: number }, untested: NotComparable[]): DraftLine[] {
  const { old, new: fresh } = pair;
  if (old.value === undefined || fresh.value === undefined) return [];
  const signal = findSignal(old);
  const result = compareValues(old.value, fresh.value, { isAnswers: signal === "answers", random, most });
  if (result.kind === "untestable") {
    untested.push(untestedRow(pair, result.why));
    return [];
  }
  const { test, effect, pValue, matters } = result.comparison;
  return [{
    key: old.key, subject: old.subject, probe: old.probe, signal, strength: old.strength, test, effect, pValue, matters,
    old: { value: old.value, samples: old.samples, text: writeValue(old.value) },
    new: { value: fresh.value, samples: fresh.samples, text: writeValue(fresh.value) },
    sentence: `${old.key}: ${writeValue(old.value)} became ${writeValue(fresh.value)}.`,
    evidence: { old: old.evidence, new: fresh.evidence },
  }];
}

function untestedRow({ old: { key, subject, probe } }: Pair, why: string): NotComparable {
  return { key, subject, probe, side: "both", why, count: 1 };
}

function correct(drafts: readonly DraftLine[]): { readonly line: DiffLine; readonly matters: boolean }[] {
  const tested = drafts.filter(({ pValue }) => pValue !== null);
  const corrected = new Map(holmCorrect(tested.map(({ pValue }) => pValue ?? 1)).map((pValue, index) => [tested[index], pValue]));
  return drafts.map((draft) => {
    const { matters, ...line } = draft;
    return { line: { ...line, correctedPValue: corrected.get(draft) ?? null }, matters };
  });
}

function toSide({ recordingDigest, endpoint, run, verdict }: DiffInput): ReportDiff["old"] {
  return { recordingDigest, baseUrl: endpoint.baseUrl, model: endpoint.model, claim: endpoint.claim, startedAt: run.startedAt, verdict: verdict.claim };
}

function saySentence(outcome: ReportDiff["outcome"], changes: readonly DiffLine[], compared: number): string {
  const signals = [...new Set(changes.map(({ signal }) => signal))];
  const moved = signals.length === 0 ? "" : ` Moved: ${signals.join(", ")}.`;
  switch (outcome) {
    case "not-comparable": return `Nothing that tells of the model itself could be compared.${moved}`;
    case "no-change": return `No change was seen in ${compared} comparisons.`;
    case "changed": return `${changes.length} of ${compared} comparisons differ beyond chance.${moved}`;
  }
}
