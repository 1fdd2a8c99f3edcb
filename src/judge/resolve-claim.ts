/** Finds the references that a claim names: an exact model, an alias, or a whole family. */
import { compareTwoStrings } from "string-similarity";
import type { Fingerprint } from "../model/fingerprint.js";

export interface ClaimResolution {
  readonly kind: "exact" | "alias" | "family" | "unknown";
  readonly fingerprints: readonly Fingerprint[];
  /** Names like it, the likest first, when it names nothing. */
  readonly nearest: readonly string[];
}

const nearestNames = 5;

export function resolveClaim(claim: string, fingerprints: readonly Fingerprint[]): ClaimResolution {
  const wanted = claim.trim().toLowerCase();
  const find = (names: (fingerprint: Fingerprint) => readonly string[]): Fingerprint[] => fingerprints.filter((fingerprint) => names(fingerprint).some((name) => name.toLowerCase() === wanted));
  const exact = find(({ id, model }) => [id, model]);
  if (exact.length > 0) return { kind: "exact", fingerprints: exact, nearest: [] };
  const alias = find(({ aliases }) => aliases);
  if (alias.length > 0) return { kind: "alias", fingerprints: alias, nearest: [] };
  const family = find((fingerprint) => [fingerprint.family]);
  if (family.length > 0) return { kind: "family", fingerprints: family, nearest: [] };
  const names = [...new Set(fingerprints.flatMap(({ model, aliases, family: name }) => [model, ...aliases, name]))];
  const nearest = names.map((name) => ({ name, likeness: compareTwoStrings(wanted, name.toLowerCase()) })).toSorted((a, b) => b.likeness - a.likeness).slice(0, nearestNames);
  return { kind: "unknown", fingerprints: [], nearest: nearest.map(({ name }) => name) };
}
