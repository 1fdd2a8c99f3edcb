/** The middle of some numbers. */
import { median as middle } from "simple-statistics";

/** Null without any. */
export function median(values: readonly number[]): number | null {
  return values.length === 0 ? null : middle([...values]);
}
