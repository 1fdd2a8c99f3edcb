/** What can be said of two reports from how each prompt was answered: style in pairs, reported tokens in pairs, or why neither can be. */
import type { DiffLine, NotComparable } from "../model/diff.js";
import type { Observation } from "../model/observation.js";
import type { Random } from "../stats/create-random.js";
import { fisherExact } from "../stats/fisher-exact.js";
import { arePromptsAlike, toProfile } from "./are-prompts-alike.js";
import { commonPrompts, comparePairedStyles, compareUnpairedStyles, fewestPairs, type StyleComparison, type Styles } from "./compare-styles.js";
import { writeNumber } from "./write-value.js";

export type DraftLine = Omit<DiffLine, "correctedPValue"> & { readonly matters: boolean };

export interface PromptComparison {
  readonly drafts: readonly DraftLine[];
  readonly notComparable: readonly NotComparable[];
  /** false: the prompts of both sides are of different kinds; null: not known, or no logs. */
  readonly alike: boolean | null;
}

/** Styles that differ by less than this part of their own spread are of no use to anyone; pairs of siblings start at about twice as much. */
const smallestDeviation = 0.2;

export function comparePrompts(old: readonly Observation[], fresh: readonly Observation[], random: Random): PromptComparison {
  const [styles, others] = [readStyles(old), readStyles(fresh)];
  const common = commonPrompts(styles, others);
  const alike = areAlike(old, fresh);
  const tokens = compareTokens(old, fresh);
  if (styles.size === 0 || others.size === 0) return { drafts: tokens, notComparable: [], alike };
  if (common.length >= fewestPairs) return { drafts: [toDraft(comparePairedStyles(styles, others, common, random), old, fresh), ...tokens], notComparable: [], alike };
  if (alike === true && common.length === 0) return { drafts: [toDraft(compareUnpairedStyles(styles, others, random), old, fresh), ...tokens], notComparable: [], alike };
  const why = common.length > 0 ? `only ${common.length} prompts in common, ${fewestPairs} are needed` : alike === false ? "other prompts of another kind were asked" : "other prompts were asked, and it is not known whether they are of one kind";
  return { drafts: tokens, notComparable: [{ key: "prompt-style", subject: {}, probe: null, side: "both", why, count: 1 }], alike };
}

function readStyles(observations: readonly Observation[]): Styles {
  return new Map(observations.flatMap(({ key, subject, value }) => (key === "prompt-style" && value?.kind === "features" ? [[subject["measure"] ?? "", value.features] as const] : [])));
}

function areAlike(old: readonly Observation[], fresh: readonly Observation[]): boolean | null {
  const [left, right] = [old, fresh].map((observations) => observations.find(({ key }) => key === "prompt-profile")).map((found) => (found === undefined ? null : toProfile(found.value, found.samples)));
  return left == null || right == null ? null : arePromptsAlike(left, right);
}

function toDraft(found: StyleComparison, old: readonly Observation[], fresh: readonly Observation[]): DraftLine {
  const [first, second] = [old, fresh].map((observations) => observations.find(({ key }) => key === "prompt-style"));
  const write = (side: "old" | "new"): string => found.moved.map((one) => `${one.measure} ${writeNumber(one[side])}`).join(", ");
  return {
    key: "prompt-style", subject: {}, probe: null, signal: "style", strength: "strong",
    test: found.paired ? "sign-flip test over prompts, all measures at once" : "permutation of prompts, all measures at once",
    effect: { name: "largest difference in standard deviations", value: found.effect },
    pValue: found.pValue,
    matters: found.effect >= smallestDeviation,
    old: { value: null, samples: first?.samples ?? 0, text: write("old") },
    new: { value: null, samples: second?.samples ?? 0, text: write("new") },
    sentence: `Replies are written differently (${found.moved.map(({ measure }) => measure).join(", ")}), ${found.paired ? `compared prompt by prompt over ${found.prompts} prompts` : `compared over ${found.prompts} and more other prompts of the same kind`}.`,
    evidence: { old: first?.evidence ?? [], new: second?.evidence ?? [] },
  };
}

/** Of prompts that both reports asked: which counts moved, and all by one number (a template or a hidden prompt) or not (another vocabulary). */
function compareTokens(old: readonly Observation[], fresh: readonly Observation[]): DraftLine[] {
  const [left, right] = [old, fresh].map((observations) => observations.find(({ key }) => key === "prompt-tokens"));
  if (left?.value?.kind !== "features" || right?.value?.kind !== "features") return [];
  const [before, after] = [left.value.features, right.value.features];
  const differences = Object.keys(before).filter((prompt) => Object.hasOwn(after, prompt)).map((prompt) => (after[prompt] ?? 0) - (before[prompt] ?? 0));
  if (differences.length < fewestPairs) return [];
  const moved = differences.filter((difference) => difference !== 0);
  const [first] = moved;
  const constant = moved.length === differences.length && moved.every((difference) => difference === first);
  return [{
    key: "prompt-tokens", subject: {}, probe: null, signal: "tokens", strength: "reported",
    test: "Fisher's exact test on prompts whose reported tokens moved",
    effect: { name: "share of prompts that moved", value: moved.length / differences.length },
    // Honest meters repeat themselves: against no prompt having moved.
    pValue: fisherExact(moved.length, differences.length, 0, differences.length),
    // An aggregator's providers each add a template of their own: which of them answered is chance.
    matters: constant || (moved.length > 0 && !hasSeveralProviders(old) && !hasSeveralProviders(fresh)),
    old: { value: null, samples: differences.length, text: `${writeNumber(sum(before))} tokens in all` },
    new: { value: null, samples: differences.length, text: `${writeNumber(sum(after))} tokens in all` },
    sentence: constant
      ? `Every prompt is reported ${Math.abs(first ?? 0)} tokens ${(first ?? 0) > 0 ? "longer" : "shorter"}: another template, or a prompt that was added or taken away.`
      : `The reported tokens of ${moved.length} of ${differences.length} prompts moved, by different numbers: another vocabulary, or another provider's meter.`,
    evidence: { old: [], new: [] },
  }];
}

function hasSeveralProviders(observations: readonly Observation[]): boolean {
  return observations.some(({ key, value }) => key === "serving-provider" && value?.kind === "distribution" && Object.keys(value.counts).length > 1);
}

function sum(values: Readonly<Record<string, number>>): number {
  return Object.values(values).reduce((total, value) => total + value, 0);
}
