/** Which facts of a checklist a reply names. */
import type { Fact } from "./checklist-options.js";
import { findPhrase, type PreparedText } from "./find-phrase.js";

/** Ids in the checklist's order. A fact that is denied counts as named: negation is not seen. */
export function nameFacts(text: PreparedText, facts: readonly Fact[]): readonly string[] {
  return facts.filter((fact) => Object.values(fact.any).some((phrases) => phrases.some((phrase) => findPhrase(text, phrase) !== -1))).map(({ id }) => id);
}
