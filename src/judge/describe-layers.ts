/** Says in words which layer withheld answers, for findings and reports. */
import type { Attribution, LayerClass } from "../model/attribution.js";

export const layerNames = {
  "model": "the model itself",
  "injected-prompt": "a prompt put before the caller's",
  "input-filter": "a filter on what is asked",
  "output-filter": "a filter on what is written",
  "both-filters": "filters on both sides",
  "none": "nothing that does so on purpose",
} as const satisfies Record<LayerClass, string>;

/** "a filter on what is asked, the reseller's (tiananmen-1989 zh)", each layer once; then what could not be told. */
export function describeLayers(attributions: readonly Attribution[]): string {
  const groups = new Map<string, string[]>();
  for (const { layer, owner, topic, language } of attributions) {
    if (layer === null) continue;
    const name = `${layerNames[layer]}${layer === "model" || layer === "none" ? "" : owner === "unknown" ? ", whose it is cannot be told" : `, the ${owner}'s`}`;
    groups.set(name, [...(groups.get(name) ?? []), `${topic} ${language}`]);
  }
  const open = attributions.filter(({ layer }) => layer === null).length;
  const named = [...groups].map(([name, cells]) => `${name} (${cells.join(", ")})`);
  return [...named, ...(open === 0 ? [] : [`not told for ${open} ${open === 1 ? "question" : "questions"}`])].join("; ");
}
