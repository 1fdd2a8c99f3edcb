/** A probe: one question, why it tells something, the request templates that ask it, and what to read from the replies. */
import { z } from "zod";
import { jsonSchema } from "./json.js";
import { depths } from "./plan.js";

const identifier = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be kebab-case");

/** How a `{{slot}}` is filled from the run's seed. */
export const fillSchema = z.union([
  z.strictObject({ choice: z.array(z.string()).min(2).readonly() }),
  z.strictObject({ integer: z.tuple([z.int(), z.int()]) }),
  z.strictObject({ letters: z.int().min(1).max(64) }),
  /** That many copies, with the separator of the probe strings between them, of the constant that each cell fills under this name. */
  z.strictObject({ copies: z.string(), times: z.tuple([z.int().min(1), z.int().max(64)]) }),
]).readonly();
export type Fill = z.infer<typeof fillSchema>;

const tokenCeiling = z.int().min(1).max(4096);

export const stepSchema = z.strictObject({
  id: identifier,
  system: z.string().optional(),
  messages: z.array(z.strictObject({ role: z.enum(["user", "assistant"]).default("user"), content: z.string().min(1) }).readonly()).min(1).readonly(),
  /** The ceiling on output tokens; what the money limit reserves. A range is drawn from by the seed, anew for every repetition. */
  maxTokens: z.union([tokenCeiling, z.strictObject({ from: tokenCeiling, to: tokenCeiling }).readonly()]),
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().min(0).max(1).optional(),
  stop: z.array(z.string()).readonly().default([]),
  seed: z.int().optional(),
  stream: z.boolean().default(true),
  topLogprobs: z.int().min(0).max(20).optional(),
  native: z.record(z.string(), jsonSchema).readonly().default({}),
}).readonly();
export type Step = z.infer<typeof stepSchema>;

/** One wording or language of a probe: constants for its slots. Each is measured, enrolled and compared on its own. */
export const cellSchema = z.strictObject({
  id: identifier,
  language: z.string().regex(/^[a-z]{2}(-[A-Za-z]+)?$/).optional(),
  fill: z.record(z.string(), z.string()).readonly().default({}),
  /** What follow-ups need to know of this cell's subject, such as the word that a filter would look for; never sent by the probe itself. */
  about: z.record(z.string(), z.string()).readonly().optional(),
}).readonly();
export type Cell = z.infer<typeof cellSchema>;

export const observeRuleSchema = z.strictObject({
  key: identifier,
  analyzer: identifier,
  /** The steps it reads; all of them when left out. */
  steps: z.array(identifier).readonly().optional(),
  /** Whether the steps of a cell are measured as one group: for facts that lie in the difference between requests. */
  together: z.boolean().optional(),
  options: z.record(z.string(), jsonSchema).readonly().default({}),
}).readonly();
export type ObserveRule = z.infer<typeof observeRuleSchema>;

export const afterSchema = z.strictObject({
  /** Another probe of the suite, or "any": each that has the steps of `when`. */
  probe: identifier,
  /** Conditions on the asked probe's steps, all of which must hold: "sensitive withheld, control answered". */
  when: z.string(),
  /** Slots that are filled from the asked cell: its own slots and what it says of itself under `about`. */
  borrows: z.array(z.string()).readonly().optional(),
}).readonly();

export const probeSchema = z.strictObject({
  /** The file's name; never used again for another probe. */
  id: identifier,
  /** Goes up with any change to the templates, the list of cells, or the analyzer options. */
  version: z.int().positive(),
  lifecycle: z.enum(["experimental", "stable", "retired"]),
  question: z.string().min(1),
  why: z.string().min(1),
  /** What it is about, carried into every observation: topic, region, … */
  subject: z.record(z.string(), z.string()).readonly().default({}),
  /** `one`: the seed draws one cell a run. `each`: every cell is of interest, a depth asks a balanced part. */
  cells: z.strictObject({ draw: z.enum(["one", "each"]), list: z.array(cellSchema).min(1).readonly() }).readonly()
    .default({ draw: "one", list: [{ id: "only", fill: {} }] }),
  fill: z.record(z.string(), fillSchema).readonly().default({}),
  /** Whether the seeded slots change with every sample or stay for the run. */
  fillPer: z.enum(["run", "sample"]).default("sample"),
  steps: z.array(stepSchema).min(1).readonly(),
  /** How often all steps are asked of one cell in one run. */
  repeat: z.strictObject({ min: z.int().min(1).max(50), max: z.int().min(1).max(50) }).readonly(),
  /** Asked only when another probe's answer calls for it. */
  after: afterSchema.optional(),
  /** Asked before all other probes of its suite when there is no room for all. */
  essential: z.boolean().optional(),
  /** The least depth that asks it without its being named. */
  from: z.enum(depths).optional(),
  /** Nothing else is in flight while it is asked. */
  alone: z.boolean().default(false),
  observes: z.array(observeRuleSchema).min(1).readonly(),
}).readonly();
export type Probe = z.infer<typeof probeSchema>;
