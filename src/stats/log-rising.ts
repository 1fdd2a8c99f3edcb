/** Logarithm of the rising factorial w·(w+1)·…·(w+n−1): one answer's part of a Dirichlet-multinomial (Johnson, Kotz & Balakrishnan 1997, ch. 35). */
import { gammaln } from "simple-statistics";

/** Below this many factors a plain product is faster than two gamma functions. */
const fewFactors = 32;

/** `weight` above 0, `count` a whole number from 0. */
export function logRising(weight: number, count: number): number {
  if (count >= fewFactors) return gammaln(weight + count) - gammaln(weight);
  let product = 1;
  let log = 0;
  for (let factor = 0; factor < count; factor += 1) {
    product *= weight + factor;
    if (product > 1e200 || product < 1e-200) {
      log += Math.log(product);
      product = 1;
    }
  }
  return log + Math.log(product);
}
