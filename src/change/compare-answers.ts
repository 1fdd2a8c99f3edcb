/** All short answers at once: one line that a reader sees first, with more power than any single question has. */
import type { Random } from "../stats/create-random.js";
import { compareCounts } from "./compare-distributions.js";
import type { DraftLine } from "./compare-prompts.js";
import { findSignal } from "./find-signal.js";
import type { Pair } from "./pair-observations.js";

/**
 * Excess total variation, averaged over questions, that honest days show: the largest of eight days against the first was 0.10 (B3IT
 * data, arXiv:2602.11083). One endpoint at temperature 0 is all that is known; the margin above is ours.
 */
export const answersDrift = 0.12;

export function compareAnswers(pairs: readonly Pair[], random: Random, most: number): DraftLine[] {
  const questions = pairs.flatMap(({ old, new: fresh }) => (findSignal(old) === "answers" && old.value?.kind === "distribution" && fresh.value?.kind === "distribution" ? [{ old: old.value.counts, new: fresh.value.counts, pair: { old, new: fresh } }] : []));
  if (questions.length < 2) return [];
  const { pValue, totalVariation, excess } = compareCounts(questions, random, most);
  const total = (side: "old" | "new"): number => questions.reduce((sum, { pair }) => sum + pair[side].samples, 0);
  return [{
    key: "all-answers", subject: {}, probe: null, signal: "answers", strength: "strong",
    test: "permutation of answers within each question, summed G statistic",
    effect: { name: "mean total variation", value: totalVariation },
    pValue, matters: excess > answersDrift,
    old: { value: null, samples: total("old"), text: `${total("old")} answers to ${questions.length} questions` },
    new: { value: null, samples: total("new"), text: `${total("new")} answers to ${questions.length} questions` },
    sentence: `Over ${questions.length} questions, ${Math.round(100 * totalVariation)} % of the answers are others than before; chance alone explains ${Math.round(100 * Math.max(0, totalVariation - excess))} %.`,
    evidence: { old: [], new: [] },
  }];
}
