/** Whose layer it is, as far as its own marks tell. */
import type { Attribution, LayerClass } from "../../model/attribution.js";
import type { StepMarks } from "./read-cells.js";

type Owner = Pick<Attribution, "owner" | "ownerWhy">;

const owners = ["vendor", "host", "gateway", "reseller"] as const;

export function findOwner(steps: readonly StepMarks[], layer: LayerClass | null): Owner {
  const sum = (name: string): number => steps.reduce((total, { features }) => total + (features[name] ?? 0), 0);
  if (layer === "model") return { owner: "vendor", ownerWhy: "a model's training is its vendor's" };
  const ranked = owners.map((owner) => [owner, sum(`owner-${owner}`)] as const).filter(([, count]) => count > 0).toSorted(([, left], [, right]) => right - left);
  const [first, second] = ranked;
  if (first !== undefined && first[1] !== second?.[1]) {
    const ids = [...new Set(steps.flatMap(({ features }) => Object.keys(features)))].filter((name) => name.startsWith("filter-")).map((name) => name.slice("filter-".length)).sort();
    return { owner: first[0], ownerWhy: `${first[1]} exchanges bear the mark of ${ids.join(", ")}` };
  }
  if (layer === "injected-prompt") return { owner: "unknown", ownerWhy: "the host or a reseller; the same question at the vendor's own endpoint would tell" };
  return { owner: "unknown", ownerWhy: "it bears no mark that is known; the same question at the vendor's own endpoint would tell" };
}
