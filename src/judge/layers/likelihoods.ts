/**
 * How likely each outcome of each test is under each layer. Judged from what the literature and the wire show (docs/methods.md), not fitted:
 * where a table is unsure it says 0.3–0.7, and no test may speak louder than the cap. Measured as a whole by `bench layers`.
 */
import { layerClasses, type LayerClass } from "../../model/attribution.js";

type Likelihoods = Readonly<Record<LayerClass, number>>;

/** In the order of `layerClasses`: model, injected prompt, input filter, output filter, both filters, none. */
function each(...values: readonly [number, number, number, number, number, number]): Likelihoods {
  return Object.fromEntries(layerClasses.map((layer, index) => [layer, values[index]])) as Record<LayerClass, number>;
}

export const likelihoods = {
  /** How the sensitive question itself ends. */
  "ending": {
    "error": each(0.01, 0.01, 0.66, 0.09, 0.58, 0.04),
    "filter stop": each(0.02, 0.02, 0.08, 0.3, 0.12, 0.02),
    "broken off": each(0.02, 0.02, 0.03, 0.25, 0.1, 0.24),
    "turned away half-way": each(0.02, 0.02, 0.01, 0.16, 0.06, 0.01),
    "nothing": each(0.02, 0.02, 0.05, 0.1, 0.04, 0.1),
    "a refusal": each(0.91, 0.91, 0.17, 0.1, 0.1, 0.59),
  },
  /** Whether it is withheld again when asked again. Chance and a bad line do not repeat themselves. */
  "asked again": {
    "withheld every time": each(0.8, 0.8, 0.9, 0.85, 0.9, 0.1),
    "answered some of the time": each(0.2, 0.2, 0.1, 0.15, 0.1, 0.9),
  },
  /** Whether what stands in place of an answer begins with the mark that was asked for. Canned text cannot; a model trained to one sentence may not. */
  "mark in the refusal": {
    "carried": each(0.65, 0.85, 0.02, 0.1, 0.04, 0.7),
    "missing": each(0.35, 0.15, 0.98, 0.9, 0.96, 0.3),
  },
  /** The mark, and text after it, came before the end was cut: the model was at work. */
  "mark before the break": {
    "carried": each(0.2, 0.2, 0.02, 0.85, 0.6, 0.5),
    "missing": each(0.8, 0.8, 0.98, 0.15, 0.4, 0.5),
  },
  /** A harmless task that holds the sensitive word. */
  "harmless task with the word": {
    "answered": each(0.92, 0.55, 0.08, 0.9, 0.06, 0.93),
    "withheld": each(0.08, 0.45, 0.92, 0.1, 0.94, 0.07),
  },
  /** The same event asked about without any of its names. */
  "asked without the word": {
    "answered": each(0.2, 0.35, 0.85, 0.3, 0.28, 0.75),
    "a refusal": each(0.6, 0.5, 0.08, 0.08, 0.06, 0.2),
    "the same prepared sentence": each(0.15, 0.1, 0.04, 0.2, 0.22, 0.02),
    "cut or blocked": each(0.05, 0.05, 0.03, 0.42, 0.44, 0.03),
  },
  /** The word spelled out or encoded, to be read and answered about. */
  "asked with the word in disguise": {
    "answered": each(0.35, 0.4, 0.85, 0.22, 0.14, 0.75),
    "a refusal": each(0.48, 0.45, 0.08, 0.08, 0.07, 0.2),
    "the same prepared sentence": each(0.12, 0.1, 0.04, 0.2, 0.24, 0.02),
    "cut or blocked": each(0.05, 0.05, 0.03, 0.5, 0.55, 0.03),
  },
  /** The question is stopped like something that was never read, and what passes unnamed is stopped while it is written. */
  "two ways of withholding": {
    "one on the way in, another on the way out": each(0.02, 0.02, 0.03, 0.07, 0.6, 0.02),
  },
  /** Refusals to different wordings, byte for byte, the mark aside. Some models were trained to one sentence. */
  "refusals compared": {
    "identical": each(0.35, 0.12, 0.92, 0.85, 0.9, 0.1),
    "worded anew": each(0.65, 0.88, 0.08, 0.15, 0.1, 0.9),
  },
  /** When the withheld reply came, against the fastest first text of answered questions. */
  "time to the refusal": {
    "before the model could have read it": each(0.04, 0.03, 0.74, 0.03, 0.62, 0.05),
    "in the model's time": each(0.9, 0.91, 0.25, 0.6, 0.3, 0.85),
    "as late as a whole answer": each(0.06, 0.06, 0.01, 0.37, 0.08, 0.1),
  },
  /** Output billed that no visible text explains. */
  "billed output": {
    "far more than was shown": each(0.04, 0.04, 0.03, 0.5, 0.25, 0.04),
    "as shown": each(0.96, 0.96, 0.97, 0.5, 0.75, 0.96),
  },
  "reasoning": {
    "shown, and the answer empty": each(0.05, 0.05, 0.02, 0.85, 0.6, 0.2),
  },
  /** A filter's own mark, by the side its maker documents. */
  "filter signature": {
    "input": each(0.01, 0.01, 0.66, 0.02, 0.33, 0.01),
    "output": each(0.01, 0.01, 0.02, 0.66, 0.33, 0.01),
    "either side": each(0.01, 0.01, 0.32, 0.32, 0.34, 0.01),
  },
  /** Tokens billed for a prompt without words: more than any template needs is a prompt that the caller did not write. */
  "prompt tokens beyond the prompt": {
    "a template's": each(0.9, 0.08, 0.85, 0.85, 0.85, 0.9),
    "unclear": each(0.08, 0.12, 0.1, 0.1, 0.1, 0.08),
    "far more than a template's": each(0.02, 0.8, 0.05, 0.05, 0.05, 0.02),
  },
  /** The question under a system prompt of the caller's own that allows it. */
  "asked under a system prompt": {
    "answered": each(0.25, 0.5, 0.08, 0.1, 0.06, 0.75),
    "withheld": each(0.75, 0.5, 0.92, 0.9, 0.94, 0.25),
  },
} as const satisfies Record<string, Readonly<Record<string, Likelihoods>>>;

export type LayerTestName = keyof typeof likelihoods;

/** No test takes more than a factor of ten from any class: tests of one reply are not independent, and endpoints imitate. */
export const likelihoodCap = Math.log(10);

/** Natural logarithms against the best class, none below the cap. */
export function logLikelihoodsOf(outcome: Likelihoods): Record<LayerClass, number> {
  const best = Math.max(...Object.values(outcome));
  return Object.fromEntries(layerClasses.map((layer) => [layer, Math.max(-likelihoodCap, Math.log(outcome[layer] / best))])) as Record<LayerClass, number>;
}
