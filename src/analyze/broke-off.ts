/** Whether a failure on the way took anything of a reply. */
import type { Transcript } from "../model/transcript.js";

const FIRST_ERROR_STATUS = 400;

/**
 * Not where the stream had said that it was done: no client reads on after that, so an endpoint that then holds the connection
 * open, or drops it, has answered its customer, and must not be able to keep its answers out of an audit.
 */
export function brokeOff({ exchange: { outcome }, reply }: Transcript): boolean {
  if (outcome.kind !== "failure") return false;
  return outcome.partial === undefined || outcome.partial.status >= FIRST_ERROR_STATUS || reply === null || !reply.streamed || !reply.ended;
}
