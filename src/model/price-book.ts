/** A price book: what a vendor asks for its own models, with source and date; a reseller's price is its own. */
import { z } from "zod";

export const priceBookSchema = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  seller: z.string(),
  source: z.string(),
  /** The day of which the oldest figure is. */
  date: z.iso.date(),
  prices: z.array(z.strictObject({
    /** Lower case, `*` for any characters; the longest that fits a name wins. */
    model: z.string(),
    /** USD per million tokens. */
    inputUsd: z.number().nonnegative(),
    outputUsd: z.number().nonnegative(),
  }).readonly()).min(1).readonly(),
}).readonly();
export type PriceBook = z.infer<typeof priceBookSchema>;
