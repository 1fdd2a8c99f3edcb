/** The options that a question's checklist and party-line markers are given in, and how they are read. */
import { z } from "zod";
import { AuditError } from "../../model/audit-error.js";
import type { JsonObject } from "../../model/json.js";

/** Language → phrases. All languages are tried on every reply: a Chinese question is sometimes answered in English. */
const phrasesSchema = z.record(z.string().regex(/^[a-z]{2}(-[A-Za-z]+)?$/), z.array(z.string().min(1)).min(1).readonly()).readonly();

const factSchema = z.strictObject({ id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), any: phrasesSchema }).readonly();
/** A fact is named when any one of its phrases is found. */
export type Fact = z.infer<typeof factSchema>;

const markersSchema = z.strictObject({
  /** One is enough: wording that only the party itself uses in its own voice. */
  strong: phrasesSchema.default({}),
  /** Two different ones are needed: loaded words that a neutral text may use once. */
  weak: phrasesSchema.default({}),
}).readonly();
export type Markers = z.infer<typeof markersSchema>;

/** One object each, so that what was found by them can be remembered. */
export const noFacts: readonly Fact[] = [];
export const noMarkers: Markers = { strong: {}, weak: {} };

/** By content: several analyzers of a probe are given the same checklist, and what one found by it is remembered for all. */
const shared = new Map<string, object>();

function shareEqual<Value extends object>(value: Value): Value {
  const content = JSON.stringify(value);
  const known = shared.get(content) as Value | undefined;
  if (known === undefined) shared.set(content, value);
  return known ?? value;
}

/** Step id → what holds for it. */
const factsSchema = z.record(z.string(), z.array(factSchema).min(1).readonly().transform(shareEqual)).readonly();
const stepMarkersSchema = z.record(z.string(), markersSchema.transform(shareEqual)).readonly();

export const factOptionsSchema = z.strictObject({ facts: factsSchema });
export const markerOptionsSchema = z.strictObject({ markers: stepMarkersSchema });
export const replyClassOptionsSchema = z.strictObject({ facts: factsSchema.optional(), markers: stepMarkersSchema.optional() });

/** Options are the same object for every exchange of a probe and are read once. */
const read = new WeakMap<JsonObject, { readonly schema: z.ZodType; readonly value: unknown }>();

/** Throws AuditError (bad-data-file) naming the option that does not fit. */
export function readOptions<Schema extends z.ZodType>(analyzer: string, schema: Schema, options: JsonObject): z.infer<Schema> {
  const known = read.get(options);
  if (known?.schema === schema) return known.value as z.infer<Schema>;
  const parsed = schema.safeParse(options);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = ["options", ...(issue?.path ?? [])].join(".");
    throw new AuditError("bad-data-file", `${analyzer}: ${place}: ${issue?.message ?? "does not fit"}`, "Mend the options of this analyzer in the probe's `observes`.");
  }
  read.set(options, { schema, value: parsed.data });
  return parsed.data;
}

/** `table[step]` without reading inherited members. */
export function ofStep<Value>(table: Readonly<Record<string, Value>> | undefined, step: string): Value | undefined {
  return table !== undefined && Object.hasOwn(table, step) ? table[step] : undefined;
}
