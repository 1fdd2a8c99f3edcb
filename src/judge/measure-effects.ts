/** How much more often sensitive questions are withheld than their controls: in all, and by region, language, theme and topic. */
import type { Effect } from "../model/effect.js";
import type { Observation } from "../model/observation.js";
import { unreadClasses, withheldClasses } from "../model/reply-classes.js";
import type { ShareOf } from "../model/share-of.js";
import { differenceInterval } from "../stats/difference-interval.js";
import { fisherExact } from "../stats/fisher-exact.js";
import { pick } from "./findings/pick.js";
import { keepPaired } from "./keep-paired.js";

const groupings = ["all", "region", "language", "theme", "topic"] as const;

/** In the order of the groupings, then by name; nothing for questions without a control. */
export function measureEffects(observations: readonly Observation[]): Effect[] {
  const classes = keepPaired(pick(observations, "reply-class", "distribution").map(({ observation }) => observation).filter(({ subject }) => subject.step === "sensitive" || subject.step === "control"));
  const suites = [...new Set(classes.map(({ subject }) => subject.suite ?? ""))].sort();
  return suites.flatMap((suite) => groupings.flatMap((by) => {
    const own = classes.filter(({ subject }) => (subject.suite ?? "") === suite);
    const names = [...new Set(own.flatMap(({ subject }) => (by === "all" ? ["all"] : subject[by] ?? [])))].sort();
    return names.flatMap((name) => toEffect(suite, by, name, own.filter(({ subject }) => by === "all" || subject[by] === name)));
  }));
}

function toEffect(suite: string, by: Effect["by"], name: string, observations: readonly Observation[]): Effect[] {
  const sensitive = count(observations.filter(({ subject }) => subject.step === "sensitive"));
  const control = count(observations.filter(({ subject }) => subject.step === "control"));
  if (sensitive.n === 0 || control.n === 0) return [];
  const { low, high } = differenceInterval(sensitive.k, sensitive.n, control.k, control.n);
  return [{ suite, by, name, sensitive, control, difference: sensitive.k / sensitive.n - control.k / control.n, low, high, pValue: fisherExact(sensitive.k, sensitive.n, control.k, control.n) }];
}

function count(observations: readonly Observation[]): ShareOf {
  let [k, n] = [0, 0];
  for (const { value } of observations) {
    if (value?.kind !== "distribution") continue;
    for (const [name, times] of Object.entries(value.counts)) {
      if (unreadClasses.includes(name)) continue;
      n += times;
      if (withheldClasses.includes(name)) k += times;
    }
  }
  return { k, n };
}
