/** How many replies were of some classes, of all that could be read. */
import { unreadClasses } from "../../model/reply-classes.js";
import type { ShareOf } from "../../model/share-of.js";

export function shareOfClasses(counts: Readonly<Record<string, number>>, classes: readonly string[]): ShareOf {
  const sum = (names: readonly string[]): number => names.reduce((all, name) => all + (counts[name] ?? 0), 0);
  return { k: sum(classes), n: sum(Object.keys(counts)) - sum(unreadClasses) };
}
