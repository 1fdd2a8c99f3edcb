/** The plan of a run: which concrete steps are sent in which order, under which ceilings. */
import { z } from "zod";
import { concreteStepSchema } from "./concrete-step.js";

/** Which probe a request belongs to, with all that a comparison needs to know of it. */
export const probeReferenceSchema = z.object({
  suite: z.string(),
  id: z.string(),
  version: z.int(),
  cell: z.string(),
  /** SHA-256 of system prompt and message templates with the cell's constants in place and seeded slots open. */
  wordingDigest: z.string(),
}).readonly();
export type ProbeReference = z.infer<typeof probeReferenceSchema>;

export const plannedStepSchema = z.object({
  /** Place in the plan from 0, also the order in which sequential evidence multiplies. */
  seq: z.int().nonnegative(),
  probe: probeReferenceSchema,
  step: concreteStepSchema,
  /** Which repetition of the cell, from 0. */
  sample: z.int().nonnegative(),
  /** What the seed put into the slots. */
  fill: z.record(z.string(), z.string()).readonly(),
  alone: z.boolean(),
  /** "control": asked of the trusted endpoint beside; left out for the one under audit. */
  side: z.enum(["target", "control"]).optional(),
}).readonly();
export type PlannedStep = z.infer<typeof plannedStepSchema>;

export const depths = ["quick", "standard", "deep"] as const;
export type Depth = (typeof depths)[number];

/** Requests of a whole run, retries included. */
export const depthCeilings = { quick: 60, standard: 200, deep: 600 } as const satisfies Record<Depth, number>;

export const coverageSchema = z.object({
  suite: z.string(),
  probesAsked: z.int(), probesAvailable: z.int(),
  cellsAsked: z.int(), cellsAvailable: z.int(),
  requests: z.int(),
}).readonly();
export type SuiteCoverage = z.infer<typeof coverageSchema>;

export const planSchema = z.object({
  depth: z.enum(depths),
  seed: z.int(),
  steps: z.array(plannedStepSchema).readonly(),
  coverage: z.array(coverageSchema).readonly(),
  skipped: z.array(z.object({ probe: z.string(), why: z.string() }).readonly()).readonly(),
}).readonly();
export type Plan = z.infer<typeof planSchema>;
