/** Rows that accept a finding for a time: they silence its gates, and every report still says so. */
import type { Accepted, AcceptRow, GateResult } from "../model/gate.js";
import type { Finding } from "../model/finding.js";

export interface AcceptFacts {
  readonly endpoint: string;
  readonly target: string | null;
  readonly findings: readonly Finding[];
  /** UTC. */
  readonly at: string;
}

export interface AppliedAccepts {
  readonly accepted: readonly Accepted[];
  readonly warnings: readonly string[];
  /** Findings left for `--fail-on`. */
  readonly open: readonly Finding[];
  silence(gates: readonly GateResult[]): GateResult[];
}

/** What cannot be accepted: that the model is another one. */
export const neverAccepted: readonly string[] = ["claim-inconsistent", "change", "verdict"];

export function applyAccepts(rows: readonly AcceptRow[], { endpoint, target, findings, at }: AcceptFacts): AppliedAccepts {
  const here = rows.filter((row) => (row.endpoint === undefined || row.endpoint === target || row.endpoint.replace(/\/+$/, "") === endpoint) && !neverAccepted.includes(row.finding));
  const valid = here.filter(({ expires }) => endOf(expires) >= Date.parse(at));
  const accepted = valid.filter(({ finding }) => findings.some(({ id }) => id === finding)).map(({ finding, reason, expires }) => ({ finding, reason, expires }));
  const ids = new Set(accepted.map(({ finding }) => finding));
  const expired = here.filter(({ finding, expires }) => endOf(expires) < Date.parse(at) && findings.some(({ id }) => id === finding) && !ids.has(finding));
  return {
    accepted,
    warnings: expired.map(({ finding, expires }) => `The row that accepted "${finding}" expired on ${expires}.`),
    open: findings.filter(({ id }) => !ids.has(id)),
    silence: (gates) => gates.map((gate) => {
      const row = gate.outcome === "fail" ? accepted.find(({ finding }) => gate.measure === `finding:${finding}`) : undefined;
      return row === undefined ? gate : { ...gate, outcome: "accepted", why: `${row.reason} (until ${row.expires})` };
    }),
  };
}

/** A date holds to its end. */
function endOf(expires: string): number {
  return Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(expires) ? `${expires}T23:59:59.999Z` : expires);
}
