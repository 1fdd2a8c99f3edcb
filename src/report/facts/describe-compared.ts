/** One endpoint of a comparison in short: the same words in the terminal, in Markdown and on the page. */
import type { Compared, Comparison, Difference } from "../../model/comparison.js";
import { severities } from "../../model/finding.js";
import { formatCount, formatInterval, formatNumber, formatUnit, formatUsd, notMeasured } from "./format-number.js";

export interface ComparedCells {
  readonly rank: string;
  readonly name: string;
  readonly verdict: string;
  readonly price: string;
  readonly latency: string;
  readonly limits: string;
  readonly findings: string;
}

export const comparedHead = ["Rank", "Endpoint", "Verdict", "USD per 1,000 characters", "First token", "Refused or failed", "Findings"] as const;

export function describeCompared(row: Compared, all: Comparison["rows"]): ComparedCells {
  return { rank: describeRank(row, all), name: row.name, verdict: describeVerdict(row), price: describePrice(row), latency: describeLatency(row), limits: describeLimits(row), findings: describeFindings(row) };
}

/** "2 =" where others share it. */
function describeRank({ rank, standing }: Compared, all: Comparison["rows"]): string {
  if (rank === null) return "–";
  return `${rank}${all.filter((row) => row.standing === standing && row.rank === rank).length > 1 ? " =" : ""}`;
}

function describeVerdict({ verdict, standing }: Compared): string {
  if (standing === "not-audited" || verdict === null) return "not audited";
  return verdict.reason === null ? verdict.claim : `${verdict.claim} (${verdict.reason})`;
}

function describePrice({ price, standing }: Compared): string {
  if (standing === "not-audited") return "–";
  if (price === null) return "price not given";
  const list = `${formatUsd(price.outputUsd)} per million tokens`;
  return price.usdPerThousandCharacters === null ? `${notMeasured}; ${list}` : `${formatFine(price.usdPerThousandCharacters)} (${list}, n = ${formatCount(price.characters)} characters)`;
}

/** Prices are compared in their third digit, and are often a small part of a cent. */
function formatFine(usd: number): string {
  return usd === 0 ? "$0" : `$${formatNumber(usd)}`;
}

function describeLatency({ latency, standing }: Compared): string {
  if (standing === "not-audited") return "–";
  if (latency === null) return notMeasured;
  const show = formatUnit(latency.medianMs, "ms");
  return formatInterval(show(latency.medianMs), latency.low === null || latency.high === null ? null : [show(latency.low, true), show(latency.high, true)], latency.samples);
}

function describeLimits({ limits }: Compared): string {
  return limits === null ? "–" : `${limits.rateLimited + limits.failed} of ${limits.attempts}`;
}

function describeFindings({ findings, standing }: Compared): string {
  if (standing === "not-audited") return "–";
  const named = [...severities].reverse().flatMap((severity) => ((findings[severity] ?? 0) > 0 ? [`${findings[severity] ?? 0} ${severity}`] : []));
  return named.length === 0 ? "none" : named.join(", ");
}

/** "latency: A before B, median …; not significant (p = 0.3)". */
export function describeDifference({ measure, better, worse, sentence, significant, correctedPValue }: Difference): { readonly what: string; readonly pair: string; readonly said: string; readonly verdict: string } {
  const verdict = correctedPValue === null ? (significant ? "differs" : "counts as equal") : `${significant ? "significant" : "not significant"} (p ${correctedPValue < 0.0001 ? "below 0.0001" : `= ${formatNumber(correctedPValue)}`})`;
  return { what: measure, pair: `${better} before ${worse}`, said: sentence, verdict };
}

const measureOrder: readonly Difference["measure"][] = ["price", "latency", "limits"];

/** Price, then latency, then limits; in each those that are not significant first, since a reader would otherwise take them for real. */
export function orderDifferences(differences: readonly Difference[]): Difference[] {
  return [...differences].sort((one, other) => measureOrder.indexOf(one.measure) - measureOrder.indexOf(other.measure) || Number(one.significant) - Number(other.significant));
}
