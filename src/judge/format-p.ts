/** A p-value as people read it: "p below 0.0001", "p = 0.0004", "p = 0.012", "p = 0.27". */

export function formatP(pValue: number): string {
  return pValue < 0.0001 ? "p below 0.0001" : `p = ${pValue < 0.001 ? pValue.toFixed(4) : pValue < 0.1 ? pValue.toFixed(3) : pValue.toFixed(2)}`;
}
