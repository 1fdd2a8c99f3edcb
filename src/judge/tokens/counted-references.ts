/** A run's prompt counts, and the references that they are held against. */
import type { Endpoint } from "../../model/endpoint.js";
import type { Fingerprint } from "../../model/fingerprint.js";
import type { CountedRequest } from "./read-token-counts.js";

export interface CountedReferences {
  readonly endpoint: Endpoint;
  readonly requests: readonly CountedRequest[];
  readonly references: readonly Fingerprint[];
  /** Those of them that are of the claim, the control among them. */
  readonly claimed: readonly Fingerprint[];
  /** The one of them that is this run's control; null without one. */
  readonly control: Fingerprint | null;
}
