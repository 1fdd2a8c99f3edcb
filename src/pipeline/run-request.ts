/** What a sending command is asked to do, after flags and configuration file are merged. */
import type { Endpoint, Price } from "../model/endpoint.js";
import type { Depth } from "../model/plan.js";

export interface SendingRequest {
  readonly endpoint: Endpoint;
  /** Values of the environment variables that the endpoint names. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Whether `--claim` was given, as against following `--model`. */
  readonly claimGiven: boolean;
  readonly suites: readonly string[];
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** Cells to choose from, by probe; absent: all. */
  readonly cells?: Readonly<Record<string, readonly string[]>>;
  readonly depth: Depth;
  readonly seed: number;
  readonly maxRequests: number | null;
  /** undefined: not asked for, so the default holds where a price is known. */
  readonly maxUsd: number | undefined;
  readonly price: Price | null;
  readonly maxTimeMs: number | null;
  readonly timeoutMs: number;
  readonly concurrency: number;
  readonly ratePerMinute: number;
  readonly references: readonly string[];
  readonly redactText: boolean;
  /** A trusted endpoint to ask the same questions beside; its secrets are among `secrets`. */
  readonly control?: { readonly endpoint: Endpoint; readonly price: Price | null };
}

/** Money a run may spend where its price is known and nothing else was asked. */
export const defaultMaxUsd = 1;

/** Suites of a run that names none. */
export const defaultSuites = ["identity", "billing", "consistency", "latency", "censorship"] as const;
