/** Explains reported prompt counts by one class of tokenizers: all strings taken off, what is left must be the same in every request, or grow with the count. */
import type { TokenizerTable } from "../../model/tokenizer-table.js";
import type { TokenizerTexts } from "../../model/tokenizer-texts.js";
import type { CountedRequest } from "./read-token-counts.js";

export interface Explanation {
  readonly classId: string;
  readonly calibrated: boolean;
  /** constant: every request leaves the same. varying: a few values, whatever was sent. multiplied: counts are a multiple. */
  readonly kind: "constant" | "varying" | "multiplied";
  /** Tokens beside the messages, with how many requests left them; of a multiplied count, of its true one. */
  readonly overheads: readonly { readonly tokens: number; readonly requests: number }[];
  /** 1 unless multiplied; the interval that rounding leaves. */
  readonly factor: { readonly value: number; readonly low: number; readonly high: number };
}

export interface CountNaming {
  /** Equally good ones; none: the tokenizer is not in the table. */
  readonly explanations: readonly Explanation[];
  readonly requests: number;
  readonly strings: number;
}

/** With fewer requests or strings an unlisted tokenizer could fit by chance. */
const fewestRequests = 5;
const fewestStrings = 3;
/** Honest routes between backends are a few; more values than these are no template's. */
const mostOverheads = 3;
/** Templates count at least nothing; some hosts leave out a start mark that the count of a text includes. */
const leastOverhead = -2;
/** A multiplied count is rounded up or down: by less than one token. */
const rounding = 1;
/** A template that varies by a token or two looks like a multiple until it grows beyond. */
const smallestGrowth = 3;
const largestFactor = 4;

/** Requests without a system message only, since a template's share in that is not known. */
export function explainCounts(requests: readonly CountedRequest[], tables: readonly TokenizerTable[], texts: readonly TokenizerTexts[]): CountNaming {
  const plain = requests.filter(({ system }) => !system);
  const strings = new Set(plain.flatMap(({ copies }) => Object.keys(copies))).size;
  const naming = { requests: plain.length, strings };
  if (plain.length < fewestRequests || strings < fewestStrings) return { ...naming, explanations: [] };
  const found = tables.flatMap((table) => explainBy(table, plain, texts) ?? []);
  for (const kind of ["constant", "varying", "multiplied"] as const) {
    const explanations = found.filter((explanation) => explanation.kind === kind);
    if (explanations.length > 0) return { ...naming, explanations };
  }
  return { ...naming, explanations: [] };
}

/** Tokens of the request's own messages under a class; null where the table does not say. */
export function countContent(request: CountedRequest, table: TokenizerTable, texts: readonly TokenizerTexts[]): number | null {
  const frames = texts.find(({ id }) => id === table.id)?.frames ?? {};
  const frame = frames[`${request.frame} ${request.first}`] ?? frames[request.frame];
  const system = request.system ? frames[`${request.frame}/system`] : 0;
  const strings = Object.entries(request.copies).reduce((sum, [id, copies]) => sum + copies * (table.counts[id] ?? Number.NaN), 0);
  return frame === undefined || system === undefined || Number.isNaN(strings) ? null : frame + system + strings;
}

function explainBy(table: TokenizerTable, requests: readonly CountedRequest[], texts: readonly TokenizerTexts[]): Explanation | null {
  const points = requests.flatMap((request) => {
    const content = countContent(request, table, texts);
    return content === null ? [] : [{ content, tokens: request.tokens, rest: request.tokens - content, copies: request.copies }];
  });
  if (points.length < requests.length) return null;
  const overheads = countValues(points.map(({ rest }) => rest));
  const base = { classId: table.id, calibrated: table.calibrated, factor: { value: 1, low: 1, high: 1 } };
  const least = Math.min(...points.map(({ rest }) => rest));
  if (least >= leastOverhead && overheads.length === 1) return { ...base, kind: "constant", overheads };
  const multiple = fitMultiple(points);
  if (multiple !== null) return { ...base, kind: "multiplied", ...multiple };
  const usual = Math.max(...overheads.map(({ requests: count }) => count));
  if (least >= leastOverhead && overheads.length <= mostOverheads && usual * 2 >= points.length && !followsString(points)) return { ...base, kind: "varying", overheads };
  return null;
}

interface Point { readonly content: number; readonly tokens: number; readonly rest: number; readonly copies: Readonly<Record<string, number>> }

/** Least squares of tokens on content; every request within a token of it, and the growth more than a varying template makes. */
function fitMultiple(points: readonly Point[]): Pick<Explanation, "overheads" | "factor"> | null {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanContent, meanTokens] = [mean(points.map(({ content }) => content)), mean(points.map(({ tokens }) => tokens))];
  const spread = points.reduce((sum, { content }) => sum + (content - meanContent) ** 2, 0);
  if (spread === 0) return null;
  const value = points.reduce((sum, { content, tokens }) => sum + (content - meanContent) * (tokens - meanTokens), 0) / spread;
  const intercept = meanTokens - value * meanContent;
  const rests = points.map(({ rest }) => rest);
  const growth = Math.max(...rests) - Math.min(...rests);
  const width = Math.max(...points.map(({ content }) => content)) - Math.min(...points.map(({ content }) => content));
  const fits = points.every(({ content, tokens }) => Math.abs(tokens - intercept - value * content) <= rounding);
  if (!fits || value <= 1 || value > largestFactor || growth < smallestGrowth || countValues(rests).length < 3 || intercept / value < leastOverhead - 1) return null;
  return { factor: { value, low: value - (2 * rounding) / width, high: value + (2 * rounding) / width }, overheads: [{ tokens: Math.round(intercept / value), requests: points.length }] };
}

/** Whether what is left goes with the copies of one string: then that string is counted otherwise, by a tokenizer that is not this one. */
function followsString(points: readonly Point[]): boolean {
  const ids = [...new Set(points.flatMap(({ copies }) => Object.keys(copies)))];
  return ids.some((id) => {
    const byCopies = new Map<number, Set<number>>();
    for (const { copies, rest } of points) byCopies.set(copies[id] ?? 0, (byCopies.get(copies[id] ?? 0) ?? new Set()).add(rest));
    return [...byCopies.values()].every((rests) => rests.size === 1);
  });
}

function countValues(values: readonly number[]): { tokens: number; requests: number }[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([tokens, requests]) => ({ tokens, requests })).toSorted((a, b) => b.requests - a.requests || a.tokens - b.tokens);
}
