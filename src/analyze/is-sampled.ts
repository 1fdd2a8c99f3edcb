/** Which replies of a long log are read for what is an average over replies: some of all of it, and not to be foretold while it is written. Events are looked for in all of them. */
import { createHash } from "node:crypto";
import type { Exchange } from "../model/exchange.js";
import type { Resources } from "../model/resources.js";

/** About `wanted` of a log's exchanges, drawn by the digest of the whole log; all of them where the log is shorter, or `log` is not known. */
export function isSampled({ seq }: Exchange, wanted: number, { log }: Pick<Resources, "log">): boolean {
  if (log === undefined || log.total <= wanted) return true;
  return draw(`${log.digest}/${seq}`) < wanted / log.total;
}

/** In [0, 1). */
function draw(name: string): number {
  return createHash("sha256").update(name).digest().readUInt32LE(0) / 2 ** 32;
}
