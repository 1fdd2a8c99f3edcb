/** Turns rows of correlated numbers into rows of about uncorrelated ones, by their second moments, which no sign of a row changes. */

/**
 * Added to the diagonal of second moments of 1: without it few rows of many columns would be whitened into noise. Chosen on two prompt sets of the SpeechMap
 * data (870 pairs of models: 7 not told apart, 9 with 0.5; more word groups gave 6 to 12). On the two other sets 7 of 813 were left, in place of 10.
 */
const ridge = 2;
/** One odd row must not decide: scaled values are cut off here. */
const furthest = 3;

/** All rows of one width. Scaled to second moment 1, cut off, then multiplied by the inverse Cholesky factor of moments + ridge. */
export function whitenRows(rows: readonly (readonly number[])[]): Float64Array[] {
  const width = rows[0]?.length ?? 0;
  const scales = Array.from({ length: width }, (_, column) => Math.sqrt(rows.reduce((sum, row) => sum + (row[column] ?? 0) ** 2, 0) / Math.max(1, rows.length)));
  const scaled = rows.map((row) => Float64Array.from(row, (value, column) => {
    const scale = scales[column] ?? 0;
    return scale === 0 ? 0 : Math.max(-furthest, Math.min(furthest, value / scale));
  }));
  const factor = factorize(scaled, width);
  return scaled.map((row) => solve(factor, row));
}

/** Lower Cholesky factor of the second moments with the ridge, row by row. */
function factorize(rows: readonly Float64Array[], width: number): Float64Array[] {
  const factor: Float64Array[] = [];
  for (let i = 0; i < width; i += 1) {
    const line = new Float64Array(width);
    factor.push(line);
    for (let j = 0; j <= i; j += 1) {
      let sum = i === j ? ridge : 0;
      for (const row of rows) sum += ((row[i] ?? 0) * (row[j] ?? 0)) / rows.length;
      for (let k = 0; k < j; k += 1) sum -= (line[k] ?? 0) * (factor[j]?.[k] ?? 0);
      // At least the ridge is left on the diagonal, but for rounding.
      line[j] = i === j ? Math.sqrt(Math.max(sum, ridge / 2)) : sum / (factor[j]?.[j] ?? 1);
    }
  }
  return factor;
}

function solve(factor: readonly Float64Array[], row: Float64Array): Float64Array {
  const solved = new Float64Array(row.length);
  factor.forEach((line, i) => {
    let sum = row[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (line[k] ?? 0) * (solved[k] ?? 0);
    solved[i] = sum / (line[i] ?? 1);
  });
  return solved;
}
