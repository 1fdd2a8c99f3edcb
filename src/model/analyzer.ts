/** An analyzer reads one kind of fact out of transcripts: `extract` looks at one, `summarize` at what all of them gave. */
import type { JsonObject } from "./json.js";
import type { Observation, Strength } from "./observation.js";
import type { Resources } from "./resources.js";
import type { Transcript } from "./transcript.js";

/** What one exchange gave: a value, a reason why there is none, or (null) that it has no bearing on this fact. */
export type Extraction<Value> =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "missing"; readonly why: string }
  | null;

/** Extracted values with the place they come from, in `seq` order. */
export interface Sample<Value> {
  readonly exchangeId: string;
  readonly seq: number;
  readonly step: string;
  readonly sample: number;
  readonly value: Value;
}

/** Samples of one probe cell (or, for facts about every exchange, of the whole recording). */
export interface SampleGroup<Value> {
  readonly key: string;
  readonly subject: Readonly<Record<string, string>>;
  readonly samples: readonly Sample<Value>[];
  /** Why exchanges gave no sample, and which. */
  readonly missing: readonly { readonly exchangeId: string; readonly why: string }[];
  readonly options: JsonObject;
}

/** The part of an observation that an analyzer decides; the rest is filled in from the group. */
export type Measured = Pick<Observation, "state" | "note"> & Partial<Pick<Observation, "value" | "subject" | "key" | "evidence" | "samples" | "strength">>;

export interface Analyzer<Value = unknown> {
  readonly id: string;
  readonly version: number;
  readonly strength: Strength;
  /** `probe`: named by a probe's `observes`. `exchange`: reads every exchange of every recording and log. */
  readonly scope: "probe" | "exchange";
  /** Throws AuditError when a probe's options are not its own. */
  checkOptions(options: JsonObject): void;
  /** `resources` are handed over here too, so that what needs them (signatures) keeps a small value and not the whole body. */
  extract(transcript: Transcript, options: JsonObject, subject: Readonly<Record<string, string>>, resources: Resources): Extraction<Value>;
  summarize(group: SampleGroup<Value>, resources: Resources): readonly Measured[];
}
