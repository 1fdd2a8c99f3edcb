/** A share in counts: k of n. */
import { z } from "zod";

const count = z.int().nonnegative();

export const shareOfSchema = z.object({ k: count, n: count }).readonly();
export type ShareOf = z.infer<typeof shareOfSchema>;
