/** Compares prompt counts with those of the same provider's reference where no tokenizer of the table explains them: the reference's own counts say what each copy adds. */
import type { Endpoint } from "../../model/endpoint.js";
import type { Fingerprint } from "../../model/fingerprint.js";
import type { TokenAccount } from "../../model/token-account.js";
import { isSameProvider } from "./is-same-provider.js";
import type { CountedRequest } from "./read-token-counts.js";

interface CountsInput {
  readonly endpoint: Endpoint;
  readonly requests: readonly CountedRequest[];
  readonly references: readonly Fingerprint[];
  /** Those of them that are of the claim, the control among them. */
  readonly claimed: readonly Fingerprint[];
  /** The one of them that is this run's control; null without one. */
  readonly control: Fingerprint | null;
}

/** Fewer could agree by chance. */
const fewestRequests = 5;

/**
 * Null where nothing can be foretold, or what is left is no constant: then another tokenizer counts, which is another finding's. Models may share a
 * tokenizer and differ in their templates, so that one reference which counts as much is enough, and only the claim's own says what is too many.
 */
export function compareCounts({ endpoint, requests, references, claimed, control }: CountsInput): Pick<TokenAccount, "beyondReference" | "enrolledAt" | "overheadVerdict"> | null {
  const measured = references.filter((reference) => isSameProvider(reference, endpoint)).flatMap((reference) => measureBeyond(reference, requests).map((beyond) => ({ ...beyond, reference })));
  const found = measured.filter(({ tokens, reference }) => tokens === 0 || claimed.includes(reference));
  const [first] = found.toSorted((a, b) => Math.abs(a.tokens) - Math.abs(b.tokens));
  if (first === undefined) return null;
  const several = new Set(found.map(({ tokens }) => tokens)).size > 1;
  const verdict = first.tokens === 0 ? "as-enrolled" : several ? "inconclusive" : first.tokens > 0 ? "added" : "less";
  return { beyondReference: { tokens: first.tokens, requests: first.requests }, ...(found.every(({ reference }) => reference === control) && { enrolledAt: "control" as const }), overheadVerdict: verdict };
}

/** What every request counts beyond the reference's; empty where they differ. */
function measureBeyond(reference: Fingerprint, requests: readonly CountedRequest[]): { readonly tokens: number; readonly requests: number }[] {
  const providers = new Set(requests.map(({ provider }) => provider));
  const rests = [...readFrames(reference, providers)].flatMap(([frame, counted]) => {
    const line = fitFrame(counted);
    return line === null ? [] : requests.filter((request) => request.frame === frame && !request.system).flatMap((request) => {
      const expected = foretell(line, request.copies);
      return expected === null ? [] : [request.tokens - expected];
    });
  });
  const [tokens] = rests;
  return tokens === undefined || rests.length < fewestRequests || rests.some((rest) => rest !== tokens) ? [] : [{ tokens, requests: rests.length }];
}

interface CountedCopies { readonly tokens: number; readonly copies: Readonly<Record<string, number>> }

/** The reference's requests by wording, of the backends that this run met. */
function readFrames({ expects }: Fingerprint, providers: ReadonlySet<string | null>): Map<string, CountedCopies[]> {
  const frames = new Map<string, CountedCopies[]>();
  for (const { key, probe, subject, value } of expects) {
    if (key !== "token-count" || probe === null || value.kind !== "features" || subject["system"] === "sent" || !providers.has(subject["provider"] ?? null)) continue;
    const { tokens, ...copies } = value.features;
    const frame = `${probe}/${subject["cell"] ?? "only"}`;
    if (tokens !== undefined) frames.set(frame, [...(frames.get(frame) ?? []), { tokens, copies }]);
  }
  return frames;
}

interface FrameLine { readonly once: number; readonly each: ReadonlyMap<string, number> }

/** Tokens of one copy of every string, and of each further copy: whole numbers that explain every request of the wording, one more of them than it takes; null otherwise. */
function fitFrame(counted: readonly CountedCopies[]): FrameLine | null {
  const base = counted.find(({ copies }) => Object.values(copies).every((count) => count === 1));
  if (base === undefined) return null;
  const ids = Object.keys(base.copies);
  const each = new Map<string, number>();
  for (const id of ids) {
    const more = counted.find(({ copies }) => (copies[id] ?? 0) > 1 && ids.every((other) => other === id || copies[other] === 1));
    if (more === undefined) return null;
    each.set(id, (more.tokens - base.tokens) / ((more.copies[id] ?? 0) - 1));
  }
  const line = { once: base.tokens, each };
  const isWhole = [...each.values()].every((tokens) => Number.isInteger(tokens) && tokens > 0);
  return isWhole && counted.length > ids.length + 1 && counted.every(({ tokens, copies }) => foretell(line, copies) === tokens) ? line : null;
}

/** Null where other strings were sent. */
function foretell({ once, each }: FrameLine, copies: Readonly<Record<string, number>>): number | null {
  if (Object.keys(copies).length !== each.size) return null;
  let tokens = once;
  for (const [id, count] of Object.entries(copies)) tokens += (count - 1) * (each.get(id) ?? Number.NaN);
  return Number.isNaN(tokens) ? null : tokens;
}
