/** Finds the tokenizer class under which reported input tokens are a constant and the prompt's count, reading as few vocabularies as that takes. */
import { textKinds, type TextKind } from "../../model/meter-reading.js";
import type { Resources } from "../../model/resources.js";
import { compareByConstant, type ConstantDifference } from "../../stats/constant-difference.js";
import { rankClasses } from "./rank-classes.js";
import type { SampledReading } from "./sample-readings.js";

export interface ClassFit {
  readonly classId: string;
  readonly difference: ConstantDifference<TextKind>;
}

export interface MeterFit {
  /** The class that explains the counts. */
  readonly fit: ClassFit | null;
  /** Classes that were counted exactly, in that order. */
  readonly counted: readonly ClassFit[];
  /** Replies of hosts that fit the aggregators' fallback class while the others do not. */
  readonly aside: readonly SampledReading[];
}

const telling = ["accented", "other-script"] as const;
/** Aggregators and hosts that have no count of their own fall back on it; its vocabulary comes with the project. */
export const FALLBACK_CLASS = "o200k";
/** Cheap to read, so always tried. */
const quick = [FALLBACK_CLASS, "cl100k"] as const;
/** Vocabularies read besides the expected one, and bytes of all of them but the first: 10 MB take about a second. */
const RANKED = 3;
const RANKED_BYTES = 20_000_000;

export function fitClasses(readings: readonly SampledReading[], expected: string | null, resources: Resources): MeterFit {
  const fallback = resources.tokenCounters[FALLBACK_CLASS];
  const { kept, aside } = fallback === undefined ? { kept: readings, aside: [] } : splitFallback(readings, resources);
  const counted: ClassFit[] = [];
  for (const classId of orderClasses(kept, expected, resources)) {
    const fit = { classId, difference: compareWithClass(kept, classId, resources) };
    counted.push(fit);
    if (fit.difference.verdict === "same") return { fit, counted, aside };
  }
  return { fit: null, counted, aside };
}

export function compareWithClass(readings: readonly SampledReading[], classId: string, { tokenCounters }: Resources): ConstantDifference<TextKind> {
  const count = tokenCounters[classId];
  count?.prepare?.(readings.flatMap(({ texts }) => texts));
  const differences = count === undefined ? [] : readings.map(({ texts, tokens, kind, provider, period, hasSystem }) => ({
    cell: `${provider}\n${period}\n${hasSystem}`, kind, difference: tokens - texts.reduce((sum, text) => sum + count(text), 0),
  }));
  return compareByConstant(differences, textKinds, telling);
}

function splitFallback(readings: readonly SampledReading[], resources: Resources): { readonly kept: readonly SampledReading[]; readonly aside: readonly SampledReading[] } {
  const fits = (provider: string): boolean => {
    const { verdict, total } = compareWithClass(readings.filter((reading) => reading.provider === provider), FALLBACK_CLASS, resources);
    return verdict === "same" || (verdict === "inconclusive" && total.outliers === 0);
  };
  const fitting = new Set([...new Set(readings.map(({ provider }) => provider))].filter(fits));
  const others = readings.filter(({ provider }) => !fitting.has(provider));
  if (compareWithClass(others, FALLBACK_CLASS, resources).verdict !== "different") return { kept: readings, aside: [] };
  return { kept: others, aside: readings.filter(({ provider }) => fitting.has(provider)) };
}

/** The expected class first; where the prompts cannot part vocabularies anyway, no others are read. */
function orderClasses(readings: readonly SampledReading[], expected: string | null, { tokenCounters, tokenizerTables }: Resources): readonly string[] {
  const first = [...(expected === null ? [] : [expected]), ...quick];
  const base = tokenizerTables.find(({ id }) => id === FALLBACK_CLASS);
  const count = tokenCounters[FALLBACK_CLASS];
  const parting = telling.every((kind) => readings.filter((reading) => reading.kind === kind).length >= FEWEST_TELLING);
  const texts = readings.map(({ texts: each, tokens }) => ({ text: each.join("\n"), tokens, baseCount: each.reduce((sum, text) => sum + (count?.(text) ?? 0), 0) }));
  const ranked = base === undefined || count === undefined || !parting ? [] : rankClasses(texts, tokenizerTables, base);
  const more: string[] = [];
  let bytes = 0;
  for (const id of ranked) {
    const counter = tokenCounters[id];
    const size = counter?.bytes ?? 0;
    if (counter === undefined || first.includes(id) || more.length === RANKED || (more.length > 0 && bytes + size > RANKED_BYTES)) continue;
    more.push(id);
    bytes += size;
  }
  return [...new Set([...first, ...more])].filter((id) => tokenCounters[id] !== undefined);
}

/** Below this no bound of the comparison can be met: 15 prompts without an outlier. */
const FEWEST_TELLING = 15;
