/** The grid of topics by languages: how each sensitive question was met, in one word that says whether its control was met the same way. */
import type { Observation } from "../../model/observation.js";
import { refusedClasses, withheldClasses } from "../../model/reply-classes.js";
import { sumCounts } from "./sum-counts.js";

export interface Matrix {
  readonly languages: readonly string[];
  readonly rows: readonly { readonly topic: string; readonly cells: readonly string[] }[];
}

const notAsked = "";
const steps = ["sensitive", "control"];

/** null where no question with a control was asked. Languages by how often they were asked, topics by name. */
export function describeMatrix(observations: readonly Observation[]): Matrix | null {
  const classes = observations.filter(({ key, subject }) => key === "reply-class" && steps.includes(subject.step ?? ""));
  if (classes.length === 0) return null;
  const uses = new Map<string, number>();
  for (const { subject: { language = "all" } } of classes) uses.set(language, (uses.get(language) ?? 0) + 1);
  const languages = [...uses].sort(([left, leftUses], [right, rightUses]) => rightUses - leftUses || (left < right ? -1 : 1)).map(([language]) => language);
  const topics = [...new Set(classes.map(({ subject }) => subject.topic ?? "all"))].sort();
  return {
    languages,
    rows: topics.map((topic) => ({
      topic,
      cells: languages.map((language) => describeCell(classes.filter(({ subject }) => (subject.topic ?? "all") === topic && (subject.language ?? "all") === language))),
    })),
  };
}

function describeCell(classes: readonly Observation[]): string {
  if (classes.length === 0) return notAsked;
  const sensitive = sumCounts(classes.filter(({ subject }) => subject.step === "sensitive"));
  const control = sumCounts(classes.filter(({ subject }) => subject.step === "control"));
  const asked = total(sensitive, Object.keys(sensitive));
  if (asked === 0) return "not measured";
  const missed = total(sensitive, withheldClasses);
  if (missed === 0) return (sensitive.complete ?? 0) > 0 ? "answered" : (sensitive.partial ?? 0) > 0 ? "in part" : "cut off";
  const controls = total(control, Object.keys(control));
  // A control that is met so shows caution in general.
  if (controls > 0 && total(control, refusedClasses) * 2 > controls) return "general refusal";
  const [most = ""] = withheldClasses.toSorted((left, right) => (sensitive[right] ?? 0) - (sensitive[left] ?? 0));
  return missed === asked && asked === 1 ? most : `${most} ${missed} of ${asked}`;
}

function total(counts: Readonly<Record<string, number>>, names: readonly string[]): number {
  return names.reduce((all, name) => all + (counts[name] ?? 0), 0);
}
