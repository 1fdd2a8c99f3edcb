/** Which replies of a long log are read for what is an average over replies: some of all of it, and not to be foretold while it is written. Events are looked for in all of them. */
import type { Exchange } from "../model/exchange.js";
import type { Resources } from "../model/resources.js";
import { createRandom } from "../stats/create-random.js";

/** About `wanted` of a log's exchanges, drawn by the digest of the whole log; all of them where the log is shorter, or `log` is not known. */
export function isSampled({ seq }: Exchange, wanted: number, { log }: Pick<Resources, "log">): boolean {
  if (log === undefined || log.total <= wanted) return true;
  return createRandom(`${log.digest}/${seq}`)() < wanted / log.total;
}
