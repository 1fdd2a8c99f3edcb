/** The change detector's files: the frozen baseline, the history of batches, and what one check says. */
import { z } from "zod";
import { acceptedSchema, gateResultSchema } from "./gate.js";
import { reportDiffSchema, signals } from "./diff.js";
import { observationSchema } from "./observation.js";
import { schemaVersions } from "./schema-versions.js";

const count = z.int().nonnegative();

/** One measured session of the trusted time. */
export const baselineSessionSchema = z.object({
  at: z.iso.datetime().nullable(),
  recordingDigest: z.string(),
  valid: count,
  observations: z.array(observationSchema).readonly(),
}).readonly();
export type BaselineSession = z.infer<typeof baselineSessionSchema>;

export const baselineSchema = z.object({
  schemaVersion: z.literal(schemaVersions.baseline),
  kind: z.literal("baseline"),
  tool: z.object({ name: z.string(), version: z.string() }).readonly(),
  frozenAt: z.iso.datetime(),
  endpoint: z.object({ baseUrl: z.string(), model: z.string(), claim: z.string(), protocol: z.string(), provider: z.string().nullable() }).readonly(),
  /** provisional: too few sessions to know its own day-to-day variation, so the shipped one is borrowed. */
  status: z.enum(["provisional", "complete"]),
  sessions: z.array(baselineSessionSchema).min(1).readonly(),
}).readonly();
export type Baseline = z.infer<typeof baselineSchema>;

/** One batch's evidence of change in one signal: natural logarithms of e-values, one a betting rate. */
export const signalEvidenceSchema = z.object({
  signal: z.enum(signals),
  /** By betting rate, in the detector's order. */
  logE: z.array(z.number()).readonly(),
  /** Mean surprise of this batch above the baseline's, before tolerance. */
  excess: z.number(),
  tolerance: z.number(),
  samples: count,
}).readonly();
export type SignalEvidence = z.infer<typeof signalEvidenceSchema>;

export const batchSchema = z.object({
  /** Digest of the recording or log: a batch counts once. */
  id: z.string(),
  at: z.iso.datetime(),
  valid: count,
  verdict: z.enum(["consistent", "inconsistent", "inconclusive"]),
  evidence: z.array(signalEvidenceSchema).readonly(),
  /** Signals outside the detector that differed from the baseline that night. */
  moved: z.array(z.enum(signals)).readonly(),
}).readonly();
export type Batch = z.infer<typeof batchSchema>;

export const changeStates = ["steady", "suspected", "changed", "recovered", "inconclusive"] as const;
export type ChangeState = (typeof changeStates)[number];

export const historySchema = z.object({
  schemaVersion: z.literal(schemaVersions.history),
  kind: z.literal("history"),
  target: z.string(),
  /** SHA-256 of the baseline that all batches were compared with. */
  baselineDigest: z.string(),
  batches: z.array(batchSchema).readonly(),
  /** The state last told to the webhook, so that each change is posted once. */
  notified: z.enum(changeStates).nullable(),
}).readonly();
export type History = z.infer<typeof historySchema>;

export const detectorStatusSchema = z.object({
  state: z.enum(changeStates),
  /** Mean batches between false alarms, of all endpoints and signals of the file together, that the detector promises at least. */
  runLength: z.number(),
  batches: count,
  signals: z.array(z.object({
    signal: z.enum(signals),
    /** The detector's statistic and where it alarms, as natural logarithms. */
    log: z.number(),
    threshold: z.number(),
    alarm: z.boolean(),
  }).readonly()).readonly(),
  /** The most likely first batch of the change; null while steady. */
  since: z.iso.datetime().nullable(),
  /** The batch that alarmed; null without an alarm. */
  alarmedAt: z.iso.datetime().nullable(),
  /** Signals that moved since then. */
  movedTogether: z.array(z.enum(signals)).readonly(),
}).readonly();
export type DetectorStatus = z.infer<typeof detectorStatusSchema>;

/** What `check` says of one endpoint; the same object under --json and in `check.json`. */
export const checkResultSchema = z.object({
  schemaVersion: z.literal(schemaVersions.check),
  target: z.string(),
  batch: z.string().nullable(),
  at: z.iso.datetime(),
  /** null: it could not be run, and `error` says why. */
  status: detectorStatusSchema.nullable(),
  baseline: z.enum(["provisional", "complete"]).nullable(),
  diff: reportDiffSchema.nullable(),
  gates: z.array(gateResultSchema).readonly(),
  accepted: z.array(acceptedSchema).readonly(),
  warnings: z.array(z.string()).readonly(),
  inconclusiveInRow: count,
  error: z.object({ reason: z.string(), message: z.string(), remedy: z.string() }).readonly().nullable(),
  /** One sentence for people. */
  sentence: z.string(),
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
}).readonly();
export type CheckResult = z.infer<typeof checkResultSchema>;
