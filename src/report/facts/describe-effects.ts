/** Sensitive questions against their controls in sentences: where more is withheld, by how much, and how sure that is. */
import type { Effect } from "../../model/effect.js";
import type { Report } from "../../model/report.js";
import { formatCount } from "./format-number.js";

/** "9 of 26 withheld, comparable questions elsewhere 0 of 26: 35 points more (17 to 54 at 95 %)". */
export function describeEffect({ sensitive, control, difference, low, high }: Effect): string {
  const points = (share: number): string => formatCount(Math.round(share * 100));
  return `${sensitive.k} of ${sensitive.n} withheld, comparable questions elsewhere ${control.k} of ${control.n}: ${points(Math.abs(difference))} points ${difference < 0 ? "less" : "more"} (${points(low)} to ${points(high)} at 95 %)`;
}

export interface EffectSummary {
  /** null where nothing was asked. */
  readonly overall: string | null;
  /** Regions whose interval lies above zero, the largest difference first. */
  readonly regions: readonly string[];
  /** Regions where no difference was seen, or too little asked to see one. */
  readonly others: string;
  readonly asked: string;
}

export function summarizeEffects({ verdict: { effects = [] }, run }: Pick<Report, "verdict" | "run">): EffectSummary {
  const overall = effects.find(({ by }) => by === "all");
  const regions = effects.filter(({ by }) => by === "region");
  const shown = regions.filter(({ low, difference }) => low > 0 && difference > 0).toSorted((left, right) => right.difference - left.difference || (left.name < right.name ? -1 : 1));
  const others = regions.filter((region) => !shown.includes(region));
  const coverage = run.coverage.find(({ suite }) => suite === overall?.suite);
  return {
    overall: overall === undefined ? null : describeEffect(overall),
    regions: shown.map((effect) => `${effect.name}: ${describeEffect(effect)}`),
    others: others.map(({ name, sensitive }) => `${name} (${sensitive.k} of ${sensitive.n})`).join(", "),
    asked: coverage === undefined ? "" : `${coverage.cellsAsked} of ${coverage.cellsAvailable} cells (a question in a language) were asked`,
  };
}

/** Rows "by, name, sensitive, control, difference" for languages and themes. */
export function listEffects(effects: readonly Effect[]): readonly (readonly string[])[] {
  return effects.filter(({ by }) => by === "region" || by === "language" || by === "theme").map(({ by, name, sensitive, control, difference, low, high }) => [
    by, name, `${sensitive.k} of ${sensitive.n}`, `${control.k} of ${control.n}`, `${Math.round(difference * 100)} (${Math.round(low * 100)} to ${Math.round(high * 100)})`,
  ]);
}
