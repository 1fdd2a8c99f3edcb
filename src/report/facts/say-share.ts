/** A share in counts with its 95 % interval: "38 of 48 questions (65 to 88 %)". */
import type { ShareOf } from "../../model/share-of.js";
import { rateInterval } from "./rate-interval.js";

/** null where nothing was counted. `what` was counted; left out where a heading says it. */
export function sayShare({ k, n }: ShareOf, what?: string): string | null {
  const interval = rateInterval(k, n);
  return interval === null ? null : `${k} of ${n}${what === undefined ? "" : ` ${what}`} (${Math.round(interval.low * 100)} to ${Math.round(interval.high * 100)} %)`;
}
