/** Whether two token counts of the same prompts differ by a constant, as they do under one vocabulary, or not, as under two. */
import { groupBy } from "./group-by.js";
import { wilsonInterval } from "./wilson-interval.js";

export interface CountedDifference<Kind extends string> {
  /** Within one cell (one template on either side) the constant is the same. */
  readonly cell: string;
  readonly kind: Kind;
  readonly difference: number;
}

export interface KindTally {
  /** Prompts less what choosing a constant a cell costs. */
  readonly n: number;
  /** Prompts more than a token away from their cell's constant. */
  readonly outliers: number;
}

export interface ConstantDifference<Kind extends string> {
  readonly verdict: "same" | "different" | "inconclusive";
  readonly total: KindTally;
  readonly byKind: Readonly<Record<Kind, KindTally>>;
  /** The constants that were met, of cells with evidence. */
  readonly constants: readonly number[];
}

/** A token more or less is no difference: templates join text to their marks in more than one way. */
const TOLERATED_TOKENS = 1;
/** Choosing a window of three values fits this many prompts of any cell. */
const FREE_PROMPTS = 2;
/** Where the differences of a cell take no more values than this and a second one is frequent, two templates explain them as well as two vocabularies do. */
const TEMPLATE_VALUES = 3;
const TEMPLATE_SHARE = 0.1;
/**
 * The smallest share of prompts that part two of 21 vocabularies in the more telling of accented Latin and other scripts: 0.16, for
 * models that none of them explains; the nearest two published vocabularies are parted on 0.24 (200 prompts of SpeechMap, four sets).
 */
const PARTED_SHARE = 0.16;
/** Same vocabularies were off on at most 0.01 of prompts there, cells being parted by provider and week. */
const ODD_SHARE = 0.03;
/** Over all kinds: a bound on the outliers of one vocabulary. */
const ODD_SHARE_OVERALL = 0.08;
/** One-sided 99 % where models are called different, 95 % where they are called the same. */
const z99 = 2.3263478740408408;
const z95 = 1.6448536269514722;

/**
 * `same` needs both of `telling` kinds, each with a bound below what the nearest vocabularies show; `different` needs more outliers in
 * one kind, or over all, than one vocabulary leaves. Everything else is inconclusive: few prompts, or prompts that part nothing.
 */
export function compareByConstant<Kind extends string>(differences: readonly CountedDifference<Kind>[], kinds: readonly Kind[], telling: readonly Kind[]): ConstantDifference<Kind> {
  const tallies = Object.fromEntries(kinds.map((kind) => [kind, { n: 0, outliers: 0 }])) as Record<Kind, { n: number; outliers: number }>;
  const constants = new Set<number>();
  for (const cell of groupBy(differences, (difference) => difference.cell).values()) {
    const constant = findConstant(cell);
    if (constant === null) continue;
    constants.add(constant);
    for (const { kind, difference } of cell) {
      tallies[kind].n += (cell.length - FREE_PROMPTS) / cell.length;
      if (Math.abs(difference - constant) > TOLERATED_TOKENS) tallies[kind].outliers += 1;
    }
  }
  const byKind = Object.fromEntries(kinds.map((kind) => [kind, { n: Math.round(tallies[kind].n), outliers: tallies[kind].outliers }])) as Record<Kind, KindTally>;
  const total = kinds.reduce((sum, kind) => ({ n: sum.n + byKind[kind].n, outliers: sum.outliers + byKind[kind].outliers }), { n: 0, outliers: 0 });
  return { verdict: decide(byKind, kinds, telling, total), total, byKind, constants: [...constants].sort((a, b) => a - b) };
}

function decide<Kind extends string>(byKind: Readonly<Record<Kind, KindTally>>, kinds: readonly Kind[], telling: readonly Kind[], total: KindTally): ConstantDifference<Kind>["verdict"] {
  const surelyOdd = ({ n, outliers }: KindTally): boolean => wilsonInterval(Math.min(outliers, n), n, z99).low > ODD_SHARE;
  if (surelyOdd(total) || kinds.some((kind) => surelyOdd(byKind[kind]))) return "different";
  const below = ({ n, outliers }: KindTally, share: number): boolean => wilsonInterval(Math.min(outliers, n), n, z95).high < share;
  return telling.every((kind) => below(byKind[kind], PARTED_SHARE)) && below(total, ODD_SHARE_OVERALL) ? "same" : "inconclusive";
}

/** The centre of the window of three that holds most, or null where a cell tells nothing. */
function findConstant<Kind extends string>(cell: readonly CountedDifference<Kind>[]): number | null {
  if (cell.length <= FREE_PROMPTS) return null;
  const values = cell.map(({ difference }) => difference);
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  let best = { constant: 0, held: -1, exact: -1 };
  for (const constant of distinct) {
    const held = values.filter((value) => Math.abs(value - constant) <= TOLERATED_TOKENS).length;
    const exact = values.filter((value) => value === constant).length;
    if (held > best.held || (held === best.held && exact > best.exact)) best = { constant, held, exact };
  }
  const templates = distinct.length <= TEMPLATE_VALUES && cell.length - best.held >= TEMPLATE_SHARE * cell.length;
  return templates && best.held < cell.length ? null : best.constant;
}
