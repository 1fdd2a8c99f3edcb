/** What the requests of the token probes count under one class of tokenizers, and where its tokens end inside the probe strings. */
import { z } from "zod";

export const tokenizerTextsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Of the class in the tokenizer table. */
  id: z.string(),
  /** The version of the probe strings. */
  strings: z.int().positive(),
  /** By "probe@version/cell": tokens of the messages without any copy of a string; with "/system" at the end, of the system message; with the id of a string after a space, of messages whose block starts with it, where that differs. */
  frames: z.record(z.string(), z.int().nonnegative()).readonly(),
  /** By id of the string: characters (UTF-16) that each token of a copy and its separator completes, one base-36 digit a token. Empty where no vocabulary is known. */
  pieces: z.record(z.string(), z.string().regex(/^[0-9a-z]+$/)).readonly(),
  /** By number of the token, for the numbers that probes bias: its text. Left out where models of the class may number their tokens differently. */
  tokens: z.record(z.string(), z.string().min(1)).readonly().optional(),
}).readonly();
export type TokenizerTexts = z.infer<typeof tokenizerTextsSchema>;
