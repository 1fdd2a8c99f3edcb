/** Each language in a row: how many sensitive questions were withheld in it, in which way, and how many controls. */
import type { Observation } from "../../model/observation.js";
import { refusedClasses, withheldClasses } from "../../model/reply-classes.js";
import { notMeasured } from "./format-number.js";
import { sayShare } from "./say-share.js";
import { shareOfClasses } from "./share-of-classes.js";
import { sumCounts } from "./sum-counts.js";

export interface LanguageRow {
  readonly language: string;
  /** "38 of 48 (65 to 88 %)". */
  readonly withheld: string;
  readonly control: string;
  /** "23 evasive, 10 refused". */
  readonly how: string;
}

/** In the order in which a reply says less and less of what was asked. */
const byHowLittle = [...withheldClasses.filter((name) => !refusedClasses.includes(name)), ...refusedClasses];

/** The language that withholds most comes first; nothing where no sensitive question was asked. */
export function describeLanguages(observations: readonly Observation[]): LanguageRow[] {
  const classes = observations.filter(({ key, subject: { step } }) => key === "reply-class" && (step === "sensitive" || step === "control"));
  const countsOf = (language: string, step: string): Record<string, number> => sumCounts(classes.filter(({ subject }) => nameLanguage(subject) === language && subject.step === step));
  return [...new Set(classes.map(({ subject }) => nameLanguage(subject)))].map((language) => {
    const [sensitive, control] = [countsOf(language, "sensitive"), countsOf(language, "control")];
    return { language, sensitive, own: shareOfClasses(sensitive, withheldClasses), other: shareOfClasses(control, withheldClasses) };
  }).filter(({ own }) => own.n > 0)
    .toSorted((left, right) => right.own.k / right.own.n - left.own.k / left.own.n || (left.language < right.language ? -1 : 1))
    .map(({ language, sensitive, own, other }) => ({
      language,
      withheld: sayShare(own) ?? notMeasured,
      control: other.n === 0 ? "none asked" : `${other.k} of ${other.n}`,
      how: byHowLittle.filter((name) => (sensitive[name] ?? 0) > 0).map((name) => `${sensitive[name] ?? 0} ${name}`).join(", "),
    }));
}

function nameLanguage({ language = "all" }: Observation["subject"]): string {
  return language;
}
