/** Which replies of a long log are read for what is an average over replies: all of its beginning, and some of the rest. Events are looked for in all of them. */
import type { Exchange } from "../model/exchange.js";

/** Behind the beginning each of so many is read, so that what changes later is still in the average. */
const stride = 16;

/** `beginning`: exchanges that settle it. A recording's are always read, since no run is that long. */
export function isSampled({ outcome, seq }: Exchange, beginning: number): boolean {
  return outcome.kind !== "logged" || seq < beginning || seq % stride === 0;
}
