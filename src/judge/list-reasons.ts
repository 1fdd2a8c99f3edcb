/** The rows "test / claimed / seen / n / exchanges" behind a verdict, the strongest disagreement first. */
import type { VerdictReason } from "../model/verdict.js";
import { fewestAgainst } from "./convict-claim.js";
import { agreementPValue, alpha, anytimePValue, cellAlpha } from "./decide-claim.js";
import { formatP } from "./format-p.js";
import type { CellResult, ClaimTest } from "./test-claim.js";
import type { WeighedClaim } from "./weigh-observations.js";

/** Answers named of each side. */
const namedAnswers = 3;
/** A longer answer is cut where it is named; the exchange has it whole. */
const answerCharacters = 24;

export function listReasons(test: ClaimTest, { logE, convicted, convictedAfter, against }: WeighedClaim): VerdictReason[] {
  if (test.cells.length === 0) return [];
  const evidence = test.cells.flatMap(({ cell }) => cell.observation.evidence);
  const overall: VerdictReason = {
    test: `all ${test.cells.length} wordings together`,
    claimed: `e-value below ${Math.round(1 / alpha)} in ${Math.round((1 - alpha) * 100)} of 100 honest runs, however often one looks`,
    seen: `${convictedAfter === null ? "" : `convicted after ${convictedAfter} answers; `}highest e-value ${formatE(logE)} (${formatP(anytimePValue(logE))}), ${against} wordings against${convicted && against < fewestAgainst ? " on their own, and the others together" : ""}; ${Math.round(test.effect * 100)} points of variation beyond an honest run's; fit ${formatP(test.pValue)}`,
    samples: test.validSamples,
    result: convicted ? "disagrees" : test.pValue > agreementPValue ? "agrees" : "undecided",
    evidence,
  };
  // Of many wordings some differ by chance: only beside a conviction does each count by itself.
  const limit = convicted ? cellAlpha : cellAlpha / test.cells.length;
  return [overall, ...test.cells.toSorted((a, b) => a.pValue - b.pValue).map((one) => toReason(one, limit))];
}

function toReason({ cell, pValue }: CellResult, limit: number): VerdictReason {
  const { observation, expected, samples } = cell;
  const counts = observation.value?.kind === "distribution" ? observation.value.counts : {};
  return {
    test: `answers to ${observation.probe?.id ?? observation.key} (${observation.subject.cell ?? "only"})`,
    claimed: describe(expected),
    seen: `${describe(counts)}; ${formatP(pValue)}`,
    samples,
    result: pValue <= limit ? "disagrees" : pValue > agreementPValue ? "agrees" : "undecided",
    evidence: observation.evidence,
  };
}

function describe(counts: Readonly<Record<string, number>>): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const ranked = Object.entries(counts).toSorted(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
  const named = ranked.slice(0, namedAnswers).map(([answer, count]) => `${shorten(answer)} ${count}`);
  return `${named.join(", ")}${ranked.length > namedAnswers ? `, ${ranked.length - namedAnswers} others` : ""} (of ${total})`;
}

function shorten(answer: string): string {
  const characters = [...answer];
  return characters.length > answerCharacters ? `${characters.slice(0, answerCharacters).join("")}…` : answer;
}

export function formatE(logE: number): string {
  const most = Math.log(1e6);
  return logE > most ? "above 1,000,000" : Math.exp(logE) >= 10 ? Math.round(Math.exp(logE)).toLocaleString("en-US") : Math.exp(logE).toPrecision(2);
}

