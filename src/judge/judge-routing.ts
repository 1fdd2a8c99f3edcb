/** Tells how a mixture deals out requests: each by chance, in stretches of time, by what is asked, or by upstream provider. */
import { logSum } from "./mixture-evidence.js";

export interface RoutedAnswer {
  /** Which wording it answers. */
  readonly wording: number;
  readonly provider: string | null;
  /** How likely the claimed and the other model make this answer. */
  readonly claimed: number;
  readonly other: number;
}

export type Routing = "by-request" | "by-time" | "by-wording" | "by-provider" | "not-known";

/** One explanation is named when it is this much likelier than every other (a Bayes factor of 20: strong evidence, Kass & Raftery 1995). */
const strongNats = Math.log(20);
/** Chance that the backend changes between two requests of a sticky routing: stretches of some 20 requests. */
const switching = 0.05;
/** Fewer answers than this have no stretches to speak of. */
const fewestAnswers = 24;

/** `answers` in `seq` order; `share` is the estimate of the part that the other model answers. */
export function judgeRouting(answers: readonly RoutedAnswer[], share: number): Routing {
  if (answers.length < fewestAnswers || share <= 0 || share >= 1) return "not-known";
  const providers = new Set(answers.map(({ provider }) => provider));
  const explanations: (readonly [Routing, number])[] = [
    ["by-request", answers.reduce((sum, { claimed, other }) => sum + Math.log((1 - share) * claimed + share * other), 0)],
    ["by-time", explainByTime(answers, share)],
    ["by-wording", explainByGroup(answers, share, ({ wording }) => String(wording))],
    ...(providers.size > 1 ? [["by-provider", explainByGroup(answers, share, ({ provider }) => provider ?? "")] as const] : []),
  ];
  const [first, second] = explanations.toSorted(([, a], [, b]) => b - a);
  return first === undefined || second === undefined || first[1] - second[1] < strongNats ? "not-known" : first[0];
}

/** A hidden Markov chain of two backends (Rabiner 1989): the logarithm of the answers' chance under it. */
function explainByTime(answers: readonly RoutedAnswer[], share: number): number {
  let log = 0;
  let atOther = share;
  for (const { claimed, other } of answers) {
    const chance = (1 - atOther) * claimed + atOther * other;
    log += Math.log(chance);
    const after = (atOther * other) / chance;
    atOther = after * (1 - switching * (1 - share)) + (1 - after) * switching * share;
  }
  return log;
}

/** Every group goes wholly to one of both. */
function explainByGroup(answers: readonly RoutedAnswer[], share: number, groupOf: (answer: RoutedAnswer) => string): number {
  const groups = new Map<string, [number, number]>();
  for (const answer of answers) {
    const logs = groups.get(groupOf(answer)) ?? [0, 0];
    groups.set(groupOf(answer), [logs[0] + Math.log(answer.claimed), logs[1] + Math.log(answer.other)]);
  }
  return [...groups.values()].reduce((sum, [claimed, other]) => sum + logSum([Math.log(1 - share) + claimed, Math.log(share) + other]), 0);
}
