/** How much more surprising than the baseline an honest day may be: measured variation, the shipped one where the baseline has too few days of its own. */

export interface Tolerance {
  readonly value: number;
  /** Sessions of the baseline that took part; 0: borrowed. */
  readonly sessions: number;
}

/**
 * Mean surprise of a day above the baseline's. Origin: eight days of one unchanged endpoint against the day before them (B3IT data,
 * arXiv:2602.11083; 26 questions, 10 answers a day), printed by `bench -- monitor` as `excess`. One endpoint at temperature 0 is all there is.
 */
export const shippedVariation = { days: 8, mean: 0.0215, deviation: 0.0269 } as const;

/** Fewer sessions know nothing of their own variation. */
export const fewestSessions = 3;
/** 99 %: the standard normal's quantile. */
const quantile = 2.3263478740408408;

/**
 * The bound that one more honest day stays below with 99 % chance (a prediction bound of the normal model, Hahn & Meeker 1991). The
 * sessions' own excesses join the shipped ones as further days, so that few sessions can move it only so far.
 */
export function dayTolerance(sessionExcesses: readonly number[]): Tolerance {
  const own = sessionExcesses.length >= fewestSessions ? sessionExcesses : [];
  const days = shippedVariation.days + own.length;
  const sum = shippedVariation.days * shippedVariation.mean + own.reduce((total, excess) => total + excess, 0);
  const mean = sum / days;
  const shippedSquares = (shippedVariation.days - 1) * shippedVariation.deviation ** 2 + shippedVariation.days * (shippedVariation.mean - mean) ** 2;
  const squares = shippedSquares + own.reduce((total, excess) => total + (excess - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (days - 1));
  return { value: mean + studentQuantile(days - 1) * deviation * Math.sqrt(1 + 1 / days), sessions: own.length };
}

/** Student's 99 % quantile by the expansion of Fisher & Cornish (1960); within 0.5 % from seven degrees of freedom on. */
function studentQuantile(degrees: number): number {
  const z = quantile;
  return z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3);
}
