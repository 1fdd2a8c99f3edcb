/** Token counts of fixed strings under one vocabulary: enough to tell tokenizers apart without shipping them. */
import { z } from "zod";

export const tokenizerTableSchema = z.object({
  id: z.string(),
  version: z.int().positive(),
  families: z.array(z.string()).readonly(),
  source: z.string(),
  calibrated: z.boolean(),
  counts: z.record(z.string(), z.int().nonnegative()).readonly(),
}).readonly();
export type TokenizerTable = z.infer<typeof tokenizerTableSchema>;
