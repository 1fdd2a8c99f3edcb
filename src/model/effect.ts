/** An effect: how much more often sensitive questions are withheld than their controls, for one region, language, theme or topic. */
import { z } from "zod";
import { shareOfSchema } from "./share-of.js";

export const effectSchema = z.object({
  suite: z.string(),
  by: z.enum(["all", "region", "language", "theme", "topic"]),
  name: z.string(),
  sensitive: shareOfSchema,
  control: shareOfSchema,
  /** Sensitive share less control share, with its 95 % interval (Newcombe's hybrid of two Wilson intervals). */
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** One-sided exact test. */
  pValue: z.number(),
}).readonly();
export type Effect = z.infer<typeof effectSchema>;
