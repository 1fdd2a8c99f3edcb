/** Fits how much a reference has to be smoothed: how well it foretells each of its own answers from the others. */
import { usualSmoothing, type CellSpace, type Smoothing } from "./build-cell-space.js";

const discounts = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
const borrowings = [0.1, 0.5, 1, 2, 4, 8] as const;
/** What a step of the grid away from the usual smoothing has to gain, in nats: a small reference keeps the usual one. */
const stepPrice = 0.5;

/** One of a reference's answers as if it had not been given. */
export interface LeftOut {
  /** How often the answer was given. */
  readonly count: number;
  /** The other times it was given; 0 makes it a new answer. */
  readonly own: number;
  /** Kinds of answers, and all answers, that are left. */
  readonly lentKinds: number;
  readonly total: number;
  /** How likely each lender makes it, the last for models in general; lenders that never gave it are left out. */
  readonly foretold: readonly (readonly [lender: number, share: number])[];
}

export function fitSmoothing(left: readonly LeftOut[], lenders: Float64Array): Smoothing {
  const bases = left.map(({ foretold }) => foretold.reduce((sum, [lender, share]) => sum + (lenders[lender] ?? 0) * share, 0));
  let best = usualSmoothing;
  let highest = -Infinity;
  for (const [atDiscount, discount] of discounts.entries()) {
    for (const [atBorrowed, borrowed] of borrowings.entries()) {
      const steps = Math.abs(atDiscount - discounts.indexOf(0.6)) + Math.abs(atBorrowed - borrowings.indexOf(0.5));
      let log = -stepPrice * steps;
      for (const [at, { count, own, lentKinds, total }] of left.entries()) {
        log += count * Math.log((Math.max(0, own - discount) + (borrowed + discount * lentKinds) * (bases[at] ?? 0)) / (total + borrowed));
      }
      if (log > highest) [best, highest] = [{ discount, borrowed }, log];
    }
  }
  return best;
}

/** Of all new answers, the part that is this one: a handful of answers share what is unseen. */
const newAnswerPart = 0.2;

/** Lenders' shares do not hold the left-out reference, so an answer that only this one gives is as unlikely as one of several new ones. */
export function leaveOneOut(spaces: readonly CellSpace[], model: number): LeftOut[] {
  return spaces.flatMap(({ counts, shares, background }) => {
    const given = counts[model];
    if (given == null) return [];
    const places = [...given.entries()].filter(([, count]) => count > 0);
    const all = places.reduce((sum, [, count]) => sum + count, 0);
    if (all < 2) return [];
    const unseen = background.at(-1) ?? 0;
    const floor = unseen * newAnswerPart;
    const asked = shares.reduce((sum, share) => sum + (share === null ? 0 : 1), 0);
    return places.map(([place, count]): LeftOut => {
      const mean = ((background[place] ?? 0) / (1 - unseen)) * asked;
      const others = asked < 2 ? 0 : (mean - count / all) / (asked - 1);
      const general = Math.max((1 - unseen) * others, floor);
      const foretold: [number, number][] = [[shares.length, general]];
      for (const [lender, share] of shares.entries()) if (lender !== model) foretold.push([lender, share === null ? general : Math.max(share[place] ?? 0, floor * lenderNewness)]);
      return { count, own: count - 1, lentKinds: count > 1 ? places.length : places.length - 1, total: all - 1, foretold };
    });
  });
}

/** A lender that never gave an answer foretells it this much less than models in general do. */
const lenderNewness = 0.1;
