/** A p-value as people read it: "below 0.0001", "0.0004", "0.012", "0.27". */

export function formatP(pValue: number): string {
  return pValue < 0.0001 ? "below 0.0001" : pValue < 0.001 ? pValue.toFixed(4) : pValue < 0.1 ? pValue.toFixed(3) : pValue.toFixed(2);
}
