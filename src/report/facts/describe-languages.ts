/** Each language in a row: how many sensitive questions were withheld in it, in which way, and how many controls. */
import type { Observation } from "../../model/observation.js";
import { rateInterval } from "./rate-interval.js";

export interface LanguageRow {
  readonly language: string;
  /** "38 of 48 (65 to 88 %)". */
  readonly withheld: string;
  readonly control: string;
  /** "23 evasive, 10 refused". */
  readonly how: string;
}

/** In the order in which a reply says less and less of what was asked. */
const withheldClasses = ["evasive", "steered", "refused", "blocked", "empty"];
const unreadClasses = ["cut-off", "error"];

/** The language that withholds most comes first; nothing where no sensitive question was asked. */
export function describeLanguages(observations: readonly Observation[]): LanguageRow[] {
  const asked = new Map<string, { sensitive: Record<string, number>; control: Record<string, number> }>();
  for (const { key, subject: { step, language = "all" }, value } of observations) {
    if (key !== "reply-class" || value?.kind !== "distribution" || (step !== "sensitive" && step !== "control")) continue;
    const counts = asked.get(language) ?? { sensitive: {}, control: {} };
    asked.set(language, counts);
    for (const [name, count] of Object.entries(value.counts)) counts[step][name] = (counts[step][name] ?? 0) + count;
  }
  return [...asked].map(([language, { sensitive, control }]) => ({ language, sensitive, own: share(sensitive), other: share(control) }))
    .filter(({ own }) => own.n > 0)
    .toSorted((left, right) => right.own.k / right.own.n - left.own.k / left.own.n || (left.language < right.language ? -1 : 1))
    .map(({ language, sensitive, own, other }) => {
      const interval = rateInterval(own.k, own.n);
      return {
        language,
        withheld: `${own.k} of ${own.n}${interval === null ? "" : ` (${Math.round(interval.low * 100)} to ${Math.round(interval.high * 100)} %)`}`,
        control: other.n === 0 ? "none asked" : `${other.k} of ${other.n}`,
        how: withheldClasses.filter((name) => (sensitive[name] ?? 0) > 0).map((name) => `${sensitive[name] ?? 0} ${name}`).join(", "),
      };
    });
}

/** An error or a cut says nothing of willingness. */
function share(counts: Readonly<Record<string, number>>): { k: number; n: number } {
  const sum = (names: readonly string[]): number => names.reduce((all, name) => all + (counts[name] ?? 0), 0);
  return { k: sum(withheldClasses), n: sum(Object.keys(counts)) - sum(unreadClasses) };
}
