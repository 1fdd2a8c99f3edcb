/** What this run could and could not have detected, at the samples it got. */
import type { Power, Verdict } from "../../model/verdict.js";
import { formatCount, formatPercent } from "./format-number.js";

/** The usual bar of a test that is worth running. */
const goodPower = 0.8;

export function summarizePower({ rows, smallestShare, validSamples }: Power, claim: Verdict["claim"]): string {
  if (claim === "inconsistent") return "The claim is contradicted; the rows say what a run of these answers notices on average.";
  const at = `with ${formatCount(validSamples)} valid samples`;
  if (smallestShare !== null) return `A share of ${formatPercent(smallestShare)} of requests served by another model would have been noticed ${at} (power ${formatPercent(goodPower)} or better); a smaller share could have passed.`;
  if (rows.length === 0) return `Nothing can be said of what would have been noticed ${at}: there was no reference to test against.`;
  if (rows.every(({ power }) => power === null)) return `What would have been noticed ${at} could not be computed.`;
  return `A full swap had less than ${formatPercent(goodPower)} chance of being noticed ${at}: what was not noticed could still be there.`;
}

export function describePowerRows({ rows }: Power): { readonly against: string; readonly share: string; readonly power: string }[] {
  return rows.map(({ against, share, power }) => ({ against, share: formatPercent(share), power: power === null ? "not computed" : formatPercent(power) }));
}
