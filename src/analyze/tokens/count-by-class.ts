/** A text's tokens under the vocabularies that come with the tool, by class. */
import type { Resources } from "../../model/resources.js";
import { countedClasses } from "./counted-classes.js";

export function countByClass(text: string, counters: Resources["tokenCounters"]): Readonly<Record<string, number>> {
  return Object.fromEntries(countedClasses.flatMap((id) => {
    const tokens = counters[id]?.(text);
    return tokens === undefined ? [] : [[id, tokens]];
  }));
}
