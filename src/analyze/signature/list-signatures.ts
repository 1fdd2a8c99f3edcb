/** The signatures that an exchange bears, retired ones left out. */
import type { Signature } from "../../model/signature.js";
import type { Transcript } from "../../model/transcript.js";
import { matchSignature } from "./match-signature.js";

/** Several analyzers ask for the signatures of one exchange before the next. */
let last: { readonly transcript: Transcript; readonly signatures: readonly Signature[]; readonly found: readonly Signature[] } | null = null;

export function listSignatures(transcript: Transcript, signatures: readonly Signature[]): readonly Signature[] {
  if (last?.transcript === transcript && last.signatures === signatures) return last.found;
  const found = signatures.filter((one) => one.lifecycle !== "retired" && matchSignature(one, transcript));
  last = { transcript, signatures, found };
  return found;
}
