/** Whether a filter withheld one reply, on which side, and whose it is: all that a single exchange of a log can show. */
import type { Json } from "../../model/json.js";
import type { Signature } from "../../model/signature.js";
import type { Transcript } from "../../model/transcript.js";
import { listSignatures } from "../signature/list-signatures.js";
import { findBlock } from "../reply/find-block.js";
import { collectStrings } from "../reply/collect-strings.js";

export interface FilterEvent {
  /** The most special signature that it bears; null: a filter's mark that no signature knows. */
  readonly signature: string | null;
  /** null: it cannot be told. */
  readonly side: "input" | "output" | null;
  /** The provider that the reply names, else the owner by signature. */
  readonly whose: string;
}

export function findFilterEvent(transcript: Transcript, signatures: readonly Signature[]): FilterEvent | null {
  const { reply } = transcript;
  if (reply === null) return null;
  const matched = listSignatures(transcript, signatures).filter(({ kind }) => kind === "filter");
  const block = findBlock(reply);
  if (matched.length === 0 && block === null) return null;
  // A mark that says whose it is outweighs a word that many hosts copy.
  const best = matched.toSorted((left, right) => rank(right) - rank(left))[0];
  const wrote = reply.choices.some(({ text, reasoning }) => text !== "" || reasoning !== "");
  const side = best?.side === "input" || best?.side === "output" ? best.side : wrote ? "output" : reply.choices.length === 0 ? "input" : null;
  return { signature: best?.id ?? null, side, whose: namedProvider(reply.raw) ?? best?.owner ?? "unknown" };
}

function rank({ owner, side }: Signature): number {
  return (owner === "unknown" ? 0 : 2) + (side === "input" || side === "output" ? 1 : 0);
}

/** Aggregators name who served a reply at the top, and who failed inside the error. */
function namedProvider(raw: Json): string | null {
  for (const body of [raw, member(raw, "first"), member(raw, "last")]) {
    const choices = member(body, "choices");
    const choice = Array.isArray(choices) ? (choices[0] as Json | undefined) : undefined;
    const found = [member(body, "provider"), member(member(member(body, "error"), "metadata"), "provider_name"), member(member(member(choice, "error"), "metadata"), "provider_name")]
      .flatMap((value) => (value === undefined || value === null ? [] : collectStrings(value)))[0];
    if (found !== undefined && found !== "") return found.slice(0, 80);
  }
  return null;
}

function member(value: Json | undefined, key: string): Json | undefined {
  return value !== null && typeof value === "object" && !Array.isArray(value) && Object.hasOwn(value, key) ? (value as { readonly [key: string]: Json })[key] : undefined;
}
