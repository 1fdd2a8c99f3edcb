/** The signatures that an exchange bears, retired ones left out. */
import type { Signature } from "../../model/signature.js";
import type { Transcript } from "../../model/transcript.js";
import { matchSignature, listNeeds, type SignatureNeed } from "./match-signature.js";
import { readBearing, type Bearing } from "./read-bearing.js";

/** Several analyzers ask for the signatures of one exchange before the next. */
let last: { readonly transcript: Transcript; readonly signatures: readonly Signature[]; readonly found: readonly Signature[] } | null = null;

export function listSignatures(transcript: Transcript, signatures: readonly Signature[]): readonly Signature[] {
  if (last?.transcript === transcript && last.signatures === signatures) return last.found;
  const bearing = readBearing(transcript);
  const found = listCandidates(indexSignatures(signatures), bearing).filter((one) => matchSignature(one, bearing));
  last = { transcript, signatures, found };
  return found;
}

/** Most signatures need a header, a member of the body or a stop reason by its name, and most exchanges have few of those. */
interface SignatureIndex {
  /** Positions are those in this list. */
  readonly all: readonly Signature[];
  readonly anywhere: readonly number[];
  readonly byName: Readonly<Record<SignatureNeed["kind"], ReadonlyMap<string, readonly number[]>>>;
}

const indexes = new WeakMap<readonly Signature[], SignatureIndex>();

function indexSignatures(signatures: readonly Signature[]): SignatureIndex {
  const known = indexes.get(signatures);
  if (known !== undefined) return known;
  const all = signatures.filter(({ lifecycle }) => lifecycle !== "retired");
  const anywhere: number[] = [];
  const byName = { header: new Map<string, number[]>(), member: new Map<string, number[]>(), stop: new Map<string, number[]>() };
  for (const [position, signature] of all.entries()) {
    for (const need of listNeeds(signature)) {
      if (need === null) anywhere.push(position);
      else for (const name of need.names) byName[need.kind].set(name, [...(byName[need.kind].get(name) ?? []), position]);
    }
  }
  const index = { all, anywhere, byName };
  indexes.set(signatures, index);
  return index;
}

/** In the order of the list. */
function listCandidates({ all, anywhere, byName }: SignatureIndex, { headers, members, stops }: Bearing): readonly Signature[] {
  if (members === null) return all;
  const positions = new Set(anywhere);
  const add = (names: Iterable<string>, index: ReadonlyMap<string, readonly number[]>): void => {
    for (const name of names) for (const position of index.get(name) ?? []) positions.add(position);
  };
  add(headers.keys(), byName.header);
  add(members, byName.member);
  add(stops, byName.stop);
  return [...positions].sort((left, right) => left - right).flatMap((position) => all[position] ?? []);
}
