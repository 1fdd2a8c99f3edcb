/**
 * Share of an unlisted model's answers that a reference never or hardly gives, where a choice is free. Origin: `scripts/calibrate-claim-test.ts --typical` on
 * the one-word answers of 33 models (doi:10.5281/zenodo.21278557), questions of the kinds we ask: lower quartiles over 922 ordered pairs of models of
 * different vendors (median 0.59) and over the 134 ordered pairs of models of one vendor.
 */
export const novelty = { otherVendor: 0.46, sameVendor: 0.34 } as const;
