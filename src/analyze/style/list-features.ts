/** The features that a style map has weights for, with the row of each. */
import type { StyleMap } from "../../model/style-map.js";

const listed = new WeakMap<Pick<StyleMap, "features">, ReadonlyMap<number, number>>();

export function listFeatures(map: Pick<StyleMap, "features">): ReadonlyMap<number, number> {
  const known = listed.get(map);
  if (known !== undefined) return known;
  const ids = Buffer.from(map.features, "base64");
  const rows = new Map(Array.from({ length: ids.length / 4 }, (_, row) => [ids.readUInt32LE(row * 4), row]));
  listed.set(map, rows);
  return rows;
}
