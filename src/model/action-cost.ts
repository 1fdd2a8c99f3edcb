/** What an action costs at a price: as it is counted, per request and per 1,000 characters, and as an honest count would have it. */
import { z } from "zod";

const usd = z.number().nonnegative();

export const actionCostSchema = z.object({
  /** Id of the probe whose requests they are. */
  action: z.string(),
  requests: z.int().positive(),
  inputTokens: z.int().nonnegative(),
  outputTokens: z.int().nonnegative(),
  /** Visible text that was written. */
  characters: z.int().nonnegative(),
  usdPerRequest: usd,
  /** null where nothing visible was written. */
  usdPer1000Characters: usd.nullable(),
  /** With multiples, and tokens beyond the longest honest template, taken off; null where counts are not explained. */
  honestUsdPerRequest: usd.nullable(),
}).readonly();
export type ActionCost = z.infer<typeof actionCostSchema>;

export const priceOriginSchema = z.object({ source: z.string(), date: z.string().nullable() }).readonly();
