/** The shipped reply classifier: two forests of small trees over named features, built by scripts/build-reply-classifier.ts. Figures only. */
import { z } from "zod";
import { schemaVersions } from "./schema-versions.js";

/** [leaf], or [feature, bound, place where value ≤ bound, place where it is above]; places count within the tree. */
const nodeSchema = z.union([z.tuple([z.number()]), z.tuple([z.int().nonnegative(), z.number(), z.int().positive(), z.int().positive()])]);

/** Log-odds: `start` plus one leaf of every tree. */
const forestSchema = z.object({ start: z.number(), trees: z.array(z.array(nodeSchema).min(1).readonly()).readonly() }).readonly();
export type Forest = z.infer<typeof forestSchema>;

export const replyClassifierSchema = z.object({
  schemaVersion: z.literal(schemaVersions.replyClassifier),
  id: z.string(),
  version: z.int().positive(),
  /** Which labelled replies it was fitted to, in counts; none of their text is in here. */
  source: z.string(),
  trainedOn: z.array(z.object({ corpus: z.string(), replies: z.int(), models: z.int() }).readonly()).readonly(),
  /** In the order that the trees number them. */
  features: z.array(z.string()).readonly(),
  forests: z.object({
    /** Whether anything that was asked for was held back. */
    withheld: forestSchema,
    /** Whether the request itself was refused. */
    refused: forestSchema,
  }).readonly(),
  /** Probabilities from which each is said, chosen on replies of models and prompts that the fit had not seen. */
  thresholds: z.object({ withheld: z.number(), refused: z.number() }).readonly(),
}).readonly();
export type ReplyClassifier = z.infer<typeof replyClassifierSchema>;
