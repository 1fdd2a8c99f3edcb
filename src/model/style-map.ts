/** The style map: one fixed way from a reply's text to a few numbers, learned once, so that a newly enrolled model needs no retraining of the others. */
import { z } from "zod";

const numbers = z.array(z.number()).readonly();

/** What the numbers are worth, measured on prompts (and, for the gates, on models) that the map was not learned from. */
export const styleCalibrationSchema = z.strictObject({
  /** Variance of one reply round its model, by dimension. */
  replySpread: numbers,
  /** The same over the replies that the map was learned from, which it fits too well: how a reference's own variance is to be read. */
  learnedSpread: numbers,
  /** Variance of a whole sample of replies round its model, for other prompts than those the reference had. */
  topicSpread: numbers,
  /** Variance of models round their common mean, and of models of one family round theirs. */
  modelSpread: numbers,
  siblingSpread: numbers,
  /** Log-likelihoods are multiplied by it: replies of one endpoint are less independent than the formula takes them for. */
  temperature: z.number().positive(),
  /** Mean squared distance (in spreads, a dimension) above which no reference fits at all. */
  fitLimit: z.number().positive(),
  origin: z.string(),
}).readonly();
export type StyleCalibration = z.infer<typeof styleCalibrationSchema>;

export const styleMapSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string(),
  version: z.int().positive(),
  source: z.string(),
  licence: z.string(),
  dimensions: z.int().positive(),
  /** Base64 of little-endian 32-bit ids of hashed features, ascending; the shape numbers follow them as further features. */
  features: z.string(),
  /** Base64 of little-endian 16-bit weights, feature by feature; a dimension's weights are divided by `weightUnit` of that dimension. */
  weights: z.string(),
  weightUnit: numbers,
  /** By script class: what an average reply in it has, taken off so that languages are comparable; "any" where the class was not met. */
  centres: z.record(z.string(), numbers).readonly(),
  /** The same for the reasoning, where there is any. */
  reasoningCentres: z.record(z.string(), numbers).readonly(),
  calibration: styleCalibrationSchema,
}).readonly();
export type StyleMap = z.infer<typeof styleMapSchema>;
