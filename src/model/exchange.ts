/** One attempt at one request, as it went over the wire, before any meaning. */
import { z } from "zod";
import { jsonSchema } from "./json.js";
import { probeReferenceSchema } from "./plan.js";

/** Header name and value in the order and case they were sent. */
export const headerPairSchema = z.tuple([z.string(), z.string()]).readonly();
export type HeaderPair = z.infer<typeof headerPairSchema>;

export const wireRequestSchema = z.object({
  method: z.string(),
  url: z.string(),
  headers: z.array(headerPairSchema).readonly(),
  body: z.string(),
}).readonly();
export type WireRequest = z.infer<typeof wireRequestSchema>;

/** Bytes as they arrived; text where they are whole UTF-8, base64 otherwise. `atMs` counts from `startedAt`. */
export type Chunk = { readonly atMs: number; readonly text: string } | { readonly atMs: number; readonly base64: string };

/** One check in place of a union of objects: a recording holds more chunks than anything else, and none is worth a copy. */
export const chunkSchema = z.custom<Chunk>((value) => {
  if (typeof value !== "object" || value === null) return false;
  const { atMs, text, base64 } = value as { readonly atMs?: unknown; readonly text?: unknown; readonly base64?: unknown };
  return Number.isFinite(atMs) && (typeof text === "string" || text === undefined && typeof base64 === "string");
});

/** Milliseconds; durations for dns, connect and tls (null on a connection that was already open), `headersMs` counts from `startedAt`. */
export const timingSchema = z.object({
  dnsMs: z.number().nullable(),
  connectMs: z.number().nullable(),
  tlsMs: z.number().nullable(),
  headersMs: z.number().nullable(),
}).readonly();
export type Timing = z.infer<typeof timingSchema>;

export const wireResponseSchema = z.object({
  status: z.int(),
  headers: z.array(headerPairSchema).readonly(),
  chunks: z.array(chunkSchema).readonly(),
  endMs: z.number(),
}).readonly();
export type WireResponse = z.infer<typeof wireResponseSchema>;

export const failureReasons = ["dns", "connect", "tls", "timeout", "reset", "cut", "too-large", "aborted", "protocol"] as const;

export const outcomeSchema = z.discriminatedUnion("kind", [
  wireResponseSchema.unwrap().extend({ kind: z.literal("response") }),
  z.object({
    kind: z.literal("failure"),
    reason: z.enum(failureReasons),
    message: z.string(),
    atMs: z.number(),
    /** What had arrived before it failed. */
    partial: wireResponseSchema.optional(),
  }),
  z.object({ kind: z.literal("logged"), body: jsonSchema }),
]).readonly();
export type Outcome = z.infer<typeof outcomeSchema>;

export const exchangeSchema = z.object({
  kind: z.literal("exchange"),
  /** "e12" for the twelfth planned step's first attempt, "e12.2" for its second. */
  id: z.string(),
  seq: z.int().nonnegative(),
  /** The exchange whose end made the planner ask this; null for what was planned at the start. */
  plannedAfter: z.string().nullable(),
  /** "control" for the trusted endpoint asked beside. */
  side: z.enum(["target", "control"]).default("target"),
  probe: probeReferenceSchema.nullable(),
  step: z.string(),
  sample: z.int().nonnegative(),
  fill: z.record(z.string(), z.string()).readonly(),
  /** From 1. */
  attempt: z.int().positive(),
  /** False when a further attempt followed. */
  final: z.boolean(),
  request: wireRequestSchema,
  /** UTC; null for a log, which does not say. */
  startedAt: z.iso.datetime().nullable(),
  timing: timingSchema.nullable(),
  outcome: outcomeSchema,
}).readonly();
export type Exchange = z.infer<typeof exchangeSchema>;
