/** A text's tokens under the vocabularies that come with the tool, by class. */
import type { Resources } from "../../model/resources.js";
import { countedClasses } from "./counted-classes.js";
import { cutLongRuns } from "./cut-long-runs.js";

export function countByClass(text: string, counters: Resources["tokenCounters"]): Readonly<Record<string, number>> {
  const pieces = cutLongRuns(text);
  return Object.fromEntries(countedClasses.flatMap((id) => {
    const counter = counters[id];
    return counter === undefined ? [] : [[id, pieces.reduce((sum, piece) => sum + counter(piece), 0)]];
  }));
}
