/** What the shipped classifier makes of a reply: two probabilities, and the features and places that moved them. */
import type { ReplyClassifier } from "../../../model/reply-classifier.js";
import { measureReply } from "./measure-reply.js";
import { ENDING_SIZE, OPENING_SIZE, firstSentence } from "./read-text.js";
import type { FeatureMap, ReplyView } from "./reply-view.js";
import { scoreForest } from "./score-forest.js";
import { endingOf, openingOf } from "./size-of.js";
import { wordFamilies } from "./word-families.js";

export interface Outcome {
  /** Probability that something asked for was held back. */
  readonly withheld: number;
  /** Probability that the request itself was refused. */
  readonly refused: number;
}

export interface Ground {
  /** The feature's name. */
  readonly feature: string;
  /** Where in the prepared text its first wording stands; -1 for what has no place (length, form). */
  readonly start: number;
  readonly length: number;
}

/** Features named as grounds. */
const GROUNDS = 3;

export interface OutcomeReading extends Outcome {
  /** The features that raised the probability most, strongest first. */
  grounds(of: keyof Outcome): readonly Ground[];
}

export function readOutcome(classifier: ReplyClassifier, view: ReplyView): OutcomeReading {
  const features = measureReply(view);
  const values = Float64Array.from(classifier.features, (name) => features.get(name) ?? 0);
  const probability = (of: keyof Outcome): number => 1 / (1 + Math.exp(-scoreForest(classifier.forests[of], values)));
  return {
    withheld: probability("withheld"),
    refused: probability("refused"),
    grounds: (of) => listGrounds(classifier, of, features).map((feature) => ({ feature, ...locate(feature, view.prepared) })),
  };
}

/** A feature's part is how far the score falls without it; what was asked explains nothing about the reply. */
function listGrounds({ features: names, forests }: ReplyClassifier, of: keyof Outcome, features: FeatureMap): readonly string[] {
  const values = names.map((name) => features.get(name) ?? 0);
  const whole = scoreForest(forests[of], values);
  return names
    .flatMap((name, index) => (values[index] === 0 ? [] : [{ name, part: whole - scoreForest(forests[of], values.with(index, 0)) }]))
    .filter(({ name, part }) => part > 0 && !/^(?:asked|prompt)\//.test(name))
    .sort((left, right) => right.part - left.part || (left.name < right.name ? -1 : 1))
    .slice(0, GROUNDS)
    .map(({ name }) => name);
}

function locate(feature: string, prepared: string): { readonly start: number; readonly length: number } {
  const [id, part] = feature.split("/");
  const family = wordFamilies.find((candidate) => candidate.id === id);
  if (family === undefined) return { start: -1, length: 0 };
  const text = part === "opening" ? openingOf(prepared, OPENING_SIZE) : part === "ending" ? endingOf(prepared, ENDING_SIZE) : part === "first-sentence" ? firstSentence(prepared) : prepared;
  const found = [...text.matchAll(family.pattern)][0];
  if (found === undefined) return { start: -1, length: 0 };
  return { start: found.index + (part === "ending" ? prepared.length - text.length : 0), length: found[0].length };
}
