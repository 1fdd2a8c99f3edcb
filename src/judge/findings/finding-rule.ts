/** A rule that looks at observations and says what is wrong with the endpoint, if anything. */
import type { Finding } from "../../model/finding.js";
import type { RunTally } from "../../model/analysis.js";
import type { Observation } from "../../model/observation.js";
import type { RecordingHeader } from "../../model/recording.js";
import type { TokenAccount } from "../../model/token-account.js";
import type { Verdict } from "../../model/verdict.js";
import type { TokenTables } from "../tokens/give-token-account.js";

export interface FindingContext {
  readonly header: RecordingHeader;
  readonly verdict: Verdict;
  /** Ids of the references that the claim names, an alias or a whole family included. */
  readonly claimed: readonly string[];
  readonly tally: RunTally;
  /** null: no request of the token probes was sent. */
  readonly tokens: TokenAccount | null;
  readonly tokenTables: TokenTables;
}

/** No observation, no finding: what was not measured is not wrong. */
export type FindingRule = (observations: readonly Observation[], context: FindingContext) => readonly Finding[];
