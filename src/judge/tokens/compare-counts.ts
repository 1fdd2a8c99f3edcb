/** Compares prompt counts with those of the same provider's references where no tokenizer of the table explains them: a reference's own counts say what each copy adds. */
import type { Fingerprint } from "../../model/fingerprint.js";
import type { TokenAccount } from "../../model/token-account.js";
import type { CountedReferences } from "./counted-references.js";
import { fitFrame, foretell } from "./fit-frame.js";
import { isSameBackend } from "./is-same-backend.js";
import { isSameProvider } from "./is-same-provider.js";
import { judgeRange } from "./judge-range.js";
import { longestTemplate } from "../../model/longest-template.js";
import { readEnrolledCounts } from "./read-enrolled-counts.js";
import type { CountedRequest } from "./read-token-counts.js";

/** Fewer could agree by chance. */
const fewestRequests = 5;

/**
 * Null where nothing can be foretold, or what is left goes with the text: then another tokenizer counts. Models may share a tokenizer and differ in their
 * templates, so that another model's reference can only excuse, and that only where the claim has none here.
 */
export function compareCounts({ endpoint, requests, references, claimed, control }: CountedReferences): Pick<TokenAccount, "beyondReference" | "enrolledAt" | "overheadVerdict"> | null {
  const here = references.filter((reference) => isSameProvider(reference, endpoint) && readEnrolledCounts(reference).length > 0);
  const measured = here.flatMap((reference) => {
    const beyond = measureBeyond(reference, requests);
    return beyond === null ? [] : [{ reference, ...beyond }];
  });
  const own = measured.filter(({ reference }) => claimed.includes(reference));
  // What cannot be compared may hold the template that this run met.
  const isPartial = here.some((reference) => claimed.includes(reference) && own.every((one) => one.reference !== reference));
  const compared = own.length > 0 ? own : measured;
  const all = compared.flatMap(({ rests }) => rests.flat());
  if (all.length === 0) return null;
  const asEnrolled = compared.some(({ rests }) => rests.every((each) => each.includes(0)));
  if (own.length === 0 && !asEnrolled) return null;
  const verdict = asEnrolled ? "as-enrolled" as const : isPartial ? "inconclusive" as const : judgeRange(all, [0, spreadOf(requests), ...compared.flatMap(({ strays }) => strays)]);
  const counted = Math.max(...compared.map(({ rests }) => rests.length));
  const [least, most] = asEnrolled ? [0, 0] : [Math.min(...all), Math.max(...all)];
  return { beyondReference: { least, most, requests: counted }, ...(compared.every(({ reference }) => reference === control) && { enrolledAt: "control" as const }), overheadVerdict: verdict };
}

/** How far counts of one and the same request lie apart: several backends answer, and one of them may be the reference's. */
function spreadOf(requests: readonly CountedRequest[]): number {
  const same = new Map<string, number[]>();
  for (const { frame, first, copies, system, tokens } of requests) {
    const key = JSON.stringify([frame, first, copies, system]);
    same.set(key, [...(same.get(key) ?? []), tokens]);
  }
  return Math.max(...[...same.values()].map((counts) => Math.max(...counts) - Math.min(...counts)));
}

/**
 * By request what it counts beyond the reference, once for each session that counted otherwise, and how far the reference's own counts stray from those (of
 * several backends). Null where too few can be foretold, or more than templates differ is left between them.
 */
function measureBeyond(reference: Fingerprint, requests: readonly CountedRequest[]): { readonly rests: number[][]; readonly strays: number[] } | null {
  const enrolled = readEnrolledCounts(reference);
  const strays: number[] = [];
  const rests = requests.filter(({ system }) => !system).flatMap((request) => {
    const counted = enrolled.filter((one) => one.frame === request.frame && isSameBackend(one, request));
    const lines = fitFrame(counted);
    const beyond = lines.flatMap((line) => foretell(line, request.copies) ?? []).map((expected) => request.tokens - expected);
    strays.push(...counted.flatMap(({ tokens, copies }) => {
      const apart = lines.flatMap((line) => foretell(line, copies) ?? []).map((expected) => tokens - expected);
      return apart.length === 0 ? [] : [apart.reduce((nearest, one) => (Math.abs(one) < Math.abs(nearest) ? one : nearest))];
    }));
    return beyond.length === 0 ? [] : [[...new Set(beyond)]];
  });
  const all = rests.flat();
  return rests.length < fewestRequests || Math.max(...all) - Math.min(...all) > longestTemplate ? null : { rests, strays };
}
