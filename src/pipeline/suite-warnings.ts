/** What people are told before a run sends anything. */
import type { RecordingHeader } from "../model/recording.js";

export function suiteWarnings({ suites, options, endpoint }: RecordingHeader): string[] {
  const warnings = suites.flatMap(({ id, warning }) => (warning === undefined ? [] : [`${id}: ${warning}`]));
  if (options.price === null) warnings.push(`the price of "${endpoint.model}" is not known, so there is no money limit; at most ${options.maxRequests} requests are sent (--price IN,OUT sets one)`);
  return warnings;
}
