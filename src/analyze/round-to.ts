/** Cuts a measured number to the digits that were measured, so that reports hold no noise of arithmetic. */

/** Clocks are read to a microsecond. */
export const MS_DECIMALS = 3;
/** Shares, ratios and similarities: a ten-thousandth is below any of their intervals. */
export const RATIO_DECIMALS = 4;

export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}
