/** When the pieces of a streamed reply arrived, counted from the moment its request was sent. */
import type { Transcript } from "../model/transcript.js";
import { MS_DECIMALS, roundTo } from "./round-to.js";

export interface Arrivals {
  /** Text and reasoning that holds something, in order of arrival. */
  readonly pieces: readonly { readonly atMs: number; readonly characters: number }[];
  readonly characters: number;
}

export type ReadArrivals = { readonly kind: "value"; readonly value: Arrivals } | { readonly kind: "missing"; readonly why: string } | null;

const FIRST_ERROR_STATUS = 400;

/** Null where no stream was asked for. Name lookup, connecting and TLS come before sending and are taken off. */
export function readArrivals({ exchange: { outcome, timing }, step, reply }: Transcript): ReadArrivals {
  if (outcome.kind === "logged" || !step.stream) return null;
  if (outcome.kind === "failure") return missing(`no whole reply: ${outcome.reason}`);
  if (outcome.status >= FIRST_ERROR_STATUS) return missing(`status ${outcome.status}`);
  if (reply === null || reply.error !== null) return missing("an error instead of a reply");
  if (!reply.streamed) return missing("asked to stream, came whole");
  const sentMs = (timing?.dnsMs ?? 0) + (timing?.connectMs ?? 0) + (timing?.tlsMs ?? 0);
  const pieces = reply.deltas.flatMap(({ atMs, kind, text }) =>
    atMs !== null && text !== "" && (kind === "text" || kind === "reasoning") ? [{ atMs: roundTo(atMs - sentMs, MS_DECIMALS), characters: text.length }] : []);
  if (pieces.length === 0) return missing("no text");
  return { kind: "value", value: { pieces, characters: pieces.reduce((sum, piece) => sum + piece.characters, 0) } };
}

function missing(why: string): ReadArrivals {
  return { kind: "missing", why };
}
