/** Puts endpoints in a buyer's order; those that cannot be told apart stay together. */
import { graveSeverities } from "../model/finding.js";
import type { Difference } from "../model/comparison.js";
import { samePriceRatio, troubles } from "./test-differences.js";
import type { MeasuredRow } from "./measure-compared.js";

/**
 * Groups, the best first, of rows of one standing. Those without a high finding first; then by price; among those of one price by latency; among those by limits.
 * Each group is told apart from the best of the group before it, so that the order holds for any number of near neighbours.
 */
export function rankCompared(rows: readonly MeasuredRow[], differences: readonly Difference[]): MeasuredRow[][] {
  const differ = (measure: Difference["measure"], one: MeasuredRow, other: MeasuredRow): boolean => differences.some((difference) => difference.measure === measure && difference.significant && [difference.better, difference.worse].includes(one.row.name) && [difference.better, difference.worse].includes(other.row.name));
  const byFindings = [rows.filter((row) => !isGrave(row)), rows.filter(isGrave)].filter((part) => part.length > 0);
  const byPrice = byFindings.flatMap((part) => group(part, priceOf, (best, next) => (priceOf(next) ?? Infinity) > (priceOf(best) ?? Infinity) * (1 + samePriceRatio)));
  const byLatency = byPrice.flatMap((part) => group(part, latencyOf, (best, next) => differ("latency", best, next)));
  return byLatency.flatMap((part) => group(part, troubleOf, (best, next) => differ("limits", best, next)));
}

/** Rows without the figure come last, in a group of their own. */
function group(rows: readonly MeasuredRow[], figure: (row: MeasuredRow) => number | null, isWorse: (best: MeasuredRow, next: MeasuredRow) => boolean): MeasuredRow[][] {
  const known = rows.filter((row) => figure(row) !== null).sort((one, other) => (figure(one) ?? 0) - (figure(other) ?? 0) || (one.row.name < other.row.name ? -1 : 1));
  const groups: MeasuredRow[][] = [];
  for (const row of known) {
    const last = groups.at(-1);
    const best = last?.[0];
    if (last === undefined || best === undefined || isWorse(best, row)) groups.push([row]);
    else last.push(row);
  }
  const unknown = rows.filter((row) => figure(row) === null).sort((one, other) => (one.row.name < other.row.name ? -1 : 1));
  return unknown.length === 0 ? groups : [...groups, unknown];
}

function isGrave({ row }: MeasuredRow): boolean {
  return graveSeverities.some((severity) => (row.findings[severity] ?? 0) > 0);
}

function priceOf({ row }: MeasuredRow): number | null {
  return row.price?.usdPerThousandCharacters ?? null;
}

function latencyOf({ row }: MeasuredRow): number | null {
  return row.latency?.medianMs ?? null;
}

function troubleOf(row: MeasuredRow): number | null {
  const counts = troubles(row);
  return counts === null ? null : counts.k / counts.n;
}
