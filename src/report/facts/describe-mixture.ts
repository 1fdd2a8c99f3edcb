/** A mixture of models in one sentence. */
import type { Verdict } from "../../model/verdict.js";
import { formatPercent } from "./format-number.js";

export function describeMixture({ share, interval, routing }: NonNullable<Verdict["mixture"]>): string {
  return `Another model answers ${formatPercent(share)} of requests (${formatPercent(interval.low).replace(" %", "")}–${formatPercent(interval.high)} at ${formatPercent(interval.level)})${routing === "" ? "" : `; routing: ${routing}`}.`;
}
