/** An attribution: which layer withheld an answer, how sure that is, and the tests it rests on. */
import { z } from "zod";

/**
 * model: trained so. injected-prompt: told so by a system prompt that the caller did not write. input-filter and output-filter: a filter
 * in front of or behind the model; both: the two together. none: nothing withholds on purpose (chance, want of knowledge, a bad line).
 */
export const layerClasses = ["model", "injected-prompt", "input-filter", "output-filter", "both-filters", "none"] as const;
export type LayerClass = (typeof layerClasses)[number];

export const layerTestSchema = z.object({
  /** What was looked at, in words. */
  test: z.string(),
  seen: z.string(),
  /** Natural logarithm of each class's likelihood against the best one's: 0 is best, none is below the cap. */
  logLikelihoods: z.record(z.string(), z.number()).readonly(),
  samples: z.int().nonnegative(),
  evidence: z.array(z.string()).readonly(),
}).readonly();
export type LayerTest = z.infer<typeof layerTestSchema>;

export const attributionSchema = z.object({
  suite: z.string(),
  topic: z.string(),
  region: z.string(),
  language: z.string(),
  /** null: no class reaches the threshold. */
  layer: z.enum(layerClasses).nullable(),
  posteriors: z.record(z.string(), z.number()).readonly(),
  /** Whose filter it is, as far as that can be told. */
  owner: z.enum(["vendor", "host", "gateway", "reseller", "unknown"]),
  ownerWhy: z.string(),
  /** Withheld replies and follow-up questions that it rests on. */
  withheld: z.int().nonnegative(),
  followUps: z.int().nonnegative(),
  tests: z.array(layerTestSchema).readonly(),
  evidence: z.array(z.string()).readonly(),
}).readonly();
export type Attribution = z.infer<typeof attributionSchema>;
