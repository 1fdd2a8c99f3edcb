/** Compares how replies are written: in pairs where both reports asked the same prompts, over all replies where they asked others of one kind. */
import type { Random } from "../stats/create-random.js";
import { monteCarloP } from "../stats/monte-carlo-p.js";
import { whitenRows } from "../stats/whiten-rows.js";

/** Measure → prompt → value, as `prompt-style` observations hold them. */
export type Styles = ReadonlyMap<string, Readonly<Record<string, number>>>;

export interface StyleComparison {
  readonly paired: boolean;
  /** Prompts of the smaller side. */
  readonly prompts: number;
  readonly pValue: number;
  /** Of the measure that moved most: its difference in standard deviations. */
  readonly effect: number;
  /** The measures that moved most, the first first. */
  readonly moved: readonly { readonly measure: string; readonly old: number; readonly new: number; readonly deviations: number }[];
}

/** Fewer pairs cannot give a small p-value: 2^-12 is the least that signs of twelve can give. */
export const fewestPairs = 12;
const shownMeasures = 3;

export function commonPrompts(old: Styles, fresh: Styles): string[] {
  const [first] = old.keys();
  if (first === undefined) return [];
  const others = fresh.get(first) ?? {};
  return Object.keys(old.get(first) ?? {}).filter((prompt) => Object.hasOwn(others, prompt)).sort();
}

/**
 * A sign-flip test on all measures at once: if nothing changed, either side's reply could have been the other's, prompt by prompt.
 * The statistic is Hotelling's with a ridge (the squared length of the summed whitened differences); signs do not change the second
 * moments it whitens by, so the test stays exact (Good, Permutation Tests, 2000, ch. 5).
 */
export function comparePairedStyles(old: Styles, fresh: Styles, prompts: readonly string[], random: Random): StyleComparison {
  const measures = [...old.keys()].filter((measure) => fresh.has(measure)).sort();
  const differences = measures.map((measure) => prompts.map((prompt) => (fresh.get(measure)?.[prompt] ?? 0) - (old.get(measure)?.[prompt] ?? 0)));
  const rows = whitenRows(prompts.map((_, index) => differences.map((row) => row[index] ?? 0)));
  const width = measures.length;
  const sums = new Float64Array(width);
  const statistic = (sign: () => number): number => {
    sums.fill(0);
    for (const row of rows) {
      const flip = sign();
      for (let index = 0; index < width; index += 1) sums[index] = (sums[index] ?? 0) + flip * (row[index] ?? 0);
    }
    return sums.reduce((sum, value) => sum + value * value, 0);
  };
  const pValue = monteCarloP(statistic(() => 1), () => statistic(() => (random() < 0.5 ? -1 : 1)));
  const moved = measures.map((measure, index) => {
    const values = (styles: Styles): number[] => prompts.map((prompt) => styles.get(measure)?.[prompt] ?? 0);
    return { measure, old: mean(values(old)), new: mean(values(fresh)), deviations: standardize(differences[index] ?? []) };
  });
  return summarize(true, prompts.length, pValue, moved);
}

/** Prompts as the unit, shuffled between both sides: a test of reply style as long as the prompts are of one kind. */
export function compareUnpairedStyles(old: Styles, fresh: Styles, random: Random): StyleComparison {
  const measures = [...old.keys()].filter((measure) => fresh.has(measure)).sort();
  const columns = measures.map((measure) => [Object.values(old.get(measure) ?? {}), Object.values(fresh.get(measure) ?? {})] as const);
  const oldCount = columns[0]?.[0].length ?? 0;
  const total = oldCount + (columns[0]?.[1].length ?? 0);
  const scaled = columns.map(([left, right]) => {
    const all = [...left, ...right];
    const centre = mean(all);
    const spread = Math.sqrt(mean(all.map((value) => (value - centre) ** 2)));
    return Float64Array.from(all, (value) => (spread > 0 ? (value - centre) / spread : 0));
  });
  const order = Uint16Array.from({ length: total }, (_, index) => index);
  // Columns are centred, so that the first group's sum tells the difference of both means.
  const statistic = (): number => scaled.reduce((sum, column) => {
    let first = 0;
    for (let index = 0; index < oldCount; index += 1) first += column[order[index] ?? 0] ?? 0;
    return sum + first * first;
  }, 0);
  const seen = statistic();
  const pValue = monteCarloP(seen, () => {
    for (let index = total - 1; index > 0; index -= 1) {
      const other = Math.floor(random() * (index + 1));
      const kept = order[index] ?? 0;
      order[index] = order[other] ?? 0;
      order[other] = kept;
    }
    return statistic();
  });
  const moved = measures.map((measure, index) => {
    const [left, right] = columns[index] ?? [[], []];
    const column = [...(scaled[index] ?? [])];
    return { measure, old: mean(left), new: mean(right), deviations: mean(column.slice(oldCount)) - mean(column.slice(0, oldCount)) };
  });
  return summarize(false, Math.min(oldCount, total - oldCount), pValue, moved);
}

function summarize(paired: boolean, prompts: number, pValue: number, moved: StyleComparison["moved"]): StyleComparison {
  const ordered = moved.toSorted((left, right) => Math.abs(right.deviations) - Math.abs(left.deviations)).slice(0, shownMeasures);
  return { paired, prompts, pValue, effect: Math.abs(ordered[0]?.deviations ?? 0), moved: ordered };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The mean in standard deviations; 0 where nothing varies. */
function standardize(values: readonly number[]): number {
  const centre = mean(values);
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, values.length - 1));
  return deviation > 0 ? centre / deviation : centre === 0 ? 0 : Math.sign(centre) * values.length;
}
