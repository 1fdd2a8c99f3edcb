/** A suite: a versioned set of probes that answer one of the buyer's questions. */
import { z } from "zod";
import { probeSchema } from "./probe.js";

/** `probes/<suite>/suite.yaml`. */
export const suiteFileSchema = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  question: z.string().min(1),
  /** Its part of a run's requests, relative to the other suites of the run. */
  share: z.number().positive(),
  /** What people are told before it is sent, for suites that may be held against an account. */
  warning: z.string().optional(),
  probes: z.array(z.string()).min(1).readonly(),
}).readonly();
export type SuiteFile = z.infer<typeof suiteFileSchema>;

export const suiteSchema = suiteFileSchema.unwrap().extend({
  probes: z.array(probeSchema).min(1).readonly(),
  /** SHA-256 over the canonical JSON of everything else. */
  digest: z.string(),
}).readonly();
export type Suite = z.infer<typeof suiteSchema>;
