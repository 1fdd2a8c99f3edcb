/** The token account of a run: which tokenizer counts, which one writes, and what is counted beside the messages. */
import { z } from "zod";

const count = z.int().nonnegative();

export const tokenAccountSchema = z.object({
  /** Requests whose reported prompt counts were read, and different strings in them. */
  requests: count,
  strings: count,
  /** Classes whose counts explain all of them equally well; none: not in the table, or too little to say. */
  counting: z.array(z.string()).readonly(),
  /** constant: the same overhead in every request. varying: a few different ones. multiplied: a multiple of the count. */
  kind: z.enum(["constant", "varying", "multiplied", "unknown", "unavailable"]),
  factor: z.object({ value: z.number(), low: z.number(), high: z.number() }).readonly().nullable(),
  /** Tokens beside the messages, with how many requests had them. */
  overheads: z.array(z.object({ tokens: z.int(), requests: count }).readonly()).readonly(),
  /** Overhead with a system message of ours, less what that message counts. */
  overheadWithSystem: z.int().nullable(),
  /** Replies cut by max_tokens that could be compared, and the classes that cut exactly there. */
  cuts: count,
  writing: z.array(z.string()).readonly(),
  /** Replies of which something else shows the tokens; absent where none did. */
  produced: z.object({
    /** Tokens named by log-probabilities. */
    tokenStrings: count,
    /** Streams that came in pieces of tokens. */
    chunkEdges: count,
    /** Replies to a biased token, and whether they show that the bias is honoured. */
    biasedTokens: count,
    biasHonoured: z.boolean(),
  }).readonly().optional(),
  /** What the claim's name is known to use. */
  claimed: z.string().nullable(),
  /** Overhead against the same provider's reference: null without one. */
  enrolledOverheads: z.array(z.int()).readonly().nullable(),
  /** Of a tokenizer that is not in the table: tokens of every request beyond what the same provider's reference foretells by its own counts; absent without. */
  beyondReference: z.object({ least: z.int(), most: z.int(), requests: count }).readonly().optional(),
  /** Where nothing but this run's control gave it; absent otherwise. */
  enrolledAt: z.literal("control").optional(),
  overheadVerdict: z.enum(["as-enrolled", "added", "less", "inconclusive", "no-reference"]),
  evidence: z.array(z.string()).readonly(),
}).readonly();
export type TokenAccount = z.infer<typeof tokenAccountSchema>;
