/** How far reported prompt counts lie above those of the class that writes, and whether any tokenizer behind honest templates could count so. */
import type { TokenizerTable } from "../../model/tokenizer-table.js";
import type { TokenizerTexts } from "../../model/tokenizer-texts.js";
import { countContent } from "./explain-counts.js";
import { longestTemplate } from "../../model/longest-template.js";
import type { CountedRequest } from "./read-token-counts.js";

export interface Surplus {
  readonly requests: number;
  /** Reported against counted, less one: the least and the most of all requests. */
  readonly least: number;
  readonly most: number;
  /** Between the tokens that are left of each request. */
  readonly spread: number;
  /** Every listed class counts less in every request, the longest template included. */
  readonly aboveAll: boolean;
  /** What copies add in some requests is not what they add in another, by more than templates differ. */
  readonly notAdditive: boolean;
  readonly evidence: readonly string[];
}

/** Requests without a system message, as for naming. Null where the class does not count them all. */
export function measureSurplus(requests: readonly CountedRequest[], classId: string, tables: readonly TokenizerTable[], texts: readonly TokenizerTexts[]): Surplus | null {
  const plain = requests.filter(({ system }) => !system);
  const table = tables.find(({ id }) => id === classId);
  const counted = table === undefined ? [] : plain.flatMap((request) => {
    const content = countContent(request, table, texts);
    return content === null || content === 0 ? [] : [{ request, content }];
  });
  if (counted.length === 0 || counted.length < plain.length) return null;
  const shares = counted.map(({ request, content }) => request.tokens / content - 1);
  const rests = counted.map(({ request, content }) => request.tokens - content);
  return {
    requests: plain.length, least: Math.min(...shares), most: Math.max(...shares), spread: Math.max(...rests) - Math.min(...rests),
    aboveAll: plain.every((request) => request.tokens > longestTemplate + Math.max(...tables.map((other) => countContent(request, other, texts) ?? 0))),
    notAdditive: plain.some((request) => breaksSum(request, plain)),
    evidence: plain.flatMap(({ evidence }) => evidence),
  };
}

/** Whether a request of several copies of every string is not the sum of what each string's copies add elsewhere; each request may stand behind another template. */
function breaksSum(target: CountedRequest, requests: readonly CountedRequest[]): boolean {
  const ids = Object.keys(target.copies);
  const alike = requests.filter(({ frame, copies }) => frame === target.frame && ids.length === Object.keys(copies).length && ids.every((id) => copies[id] !== undefined));
  const base = alike.find(({ copies }) => ids.every((id) => copies[id] === 1));
  if (base === undefined || base === target) return false;
  const weights = new Map<CountedRequest, number>([[target, 1], [base, -1]]);
  const add = (request: CountedRequest, weight: number): unknown => weights.set(request, (weights.get(request) ?? 0) + weight);
  for (const id of ids) {
    const more = alike.find(({ copies }) => (copies[id] ?? 0) > 1 && ids.every((other) => other === id || copies[other] === 1));
    if (more === undefined || more === target) return false;
    const weight = ((target.copies[id] ?? 0) - 1) / ((more.copies[id] ?? 0) - 1);
    add(more, -weight);
    add(base, weight);
  }
  const sum = [...weights].reduce((total, [{ tokens }, weight]) => total + weight * tokens, 0);
  // Weights add up to nothing, so templates move the sum by no more than half their range for each.
  const most = (longestTemplate / 2) * [...weights.values()].reduce((total, weight) => total + Math.abs(weight), 0);
  return Math.abs(sum) > most;
}
