/** Which facts of a checklist a reply names. */
import { remember } from "../remember.js";
import type { Fact } from "./checklist-options.js";
import { findPhrase, prepareForPhrases, preparePhrase, type PreparedPhrase } from "./find-phrase.js";

/** Ids in the checklist's order. A fact that is denied counts as named: negation is not seen. */
export const nameFacts = remember((text: string, facts: readonly Fact[]): readonly string[] => {
  if (facts.length === 0) return [];
  const prepared = prepareForPhrases(text);
  return preparedFacts(facts).filter(({ phrases }) => phrases.some((phrase) => findPhrase(prepared, phrase) !== -1)).map(({ id }) => id);
});

interface PreparedFact {
  readonly id: string;
  readonly phrases: readonly PreparedPhrase[];
}

/** A checklist is the same list for every reply to its question. */
const checklists = new WeakMap<readonly Fact[], readonly PreparedFact[]>();

function preparedFacts(facts: readonly Fact[]): readonly PreparedFact[] {
  const known = checklists.get(facts);
  if (known !== undefined) return known;
  const made = facts.map(({ id, any }) => ({ id, phrases: Object.values(any).flat().map(preparePhrase) }));
  checklists.set(facts, made);
  return made;
}
