/** One exchange as the classifier reads it, and where its features go. */
import type { ReplyClass } from "../reply-classes.js";

export interface ReplyView {
  /** The visible reply as written. */
  readonly text: string;
  /** The same, prepared for phrases (prepare-text.ts). */
  readonly prepared: string;
  readonly preparedPrompt: string;
  /** It ended at the token limit, or broke off. */
  readonly unfinished: boolean;
  /** What the fixed rules alone make of the text. */
  readonly ruleLabel: ReplyClass;
}

/** Name → value; a name that is absent stands for 0. */
export type FeatureMap = ReadonlyMap<string, number>;
export type PutFeature = (name: string, value: number) => void;
