/** What `check` and `baseline freeze` are asked to do, and their defaults. */
import type { Severity } from "../model/finding.js";
import type { AcceptRow, Gate } from "../model/gate.js";
import type { SendingRequest } from "./run-request.js";

/** Batches a year when one is run a day: the mean time between false alarms that is promised unless told otherwise. */
export const defaultRunLength = 365;
/** Requests of one batch, retries included. */
export const batchRequests = 40;
/** Requests of one session of a baseline: five answers to each wording, so that every later batch finds its questions there. */
export const sessionRequests = 400;
/** What a nightly batch leaves out unless told otherwise: it costs much, and an account may be held to account for it. */
export const leftOutOfBatches: readonly string[] = ["censorship", "moderation"];

export interface CheckTarget {
  readonly name: string;
  readonly baseline: string;
  /** A past log, or a request to be sent. */
  readonly source: { readonly kind: "log"; readonly path: string } | { readonly kind: "run"; readonly request: SendingRequest };
}

export interface CheckRequest {
  readonly historyFolder: string;
  readonly initHistory: boolean;
  readonly runLength: number;
  readonly allowInconclusive: number;
  readonly gates: readonly Gate[];
  readonly accept: readonly AcceptRow[];
  /** null: findings fail nothing. */
  readonly failOn: Severity | null;
  /** Folder of this batch's recordings and reports; each target has its own below it. */
  readonly folder: string;
  /** Formats of each batch's report. */
  readonly formats?: readonly string[];
  readonly webhook: Webhook | null;
}

export interface Webhook {
  /** A secret: never printed. */
  readonly url: string;
  readonly kind: "slack" | "discord" | "feishu" | "dingtalk" | "json";
}
