/** How far an honest endpoint may be from its reference: from the reference's own sessions where it has enough, otherwise from published measurements. */
import type { Fingerprint } from "../model/fingerprint.js";
import { logDirichletMultinomial } from "../stats/log-dirichlet-multinomial.js";
import { driftConcentration, driftTolerance } from "./cell-model.js";
import { lackOf } from "./merge-sessions.js";

export interface DriftLevel {
  /** Share of answers that may move to what the reference never or hardly gives. */
  readonly share: number;
  /** Prior counts that drift leaves to the reference: the fewer, the further its shares may move. */
  readonly concentration: number;
}

/** An honest endpoint is any of these: as measured, with some answers moved, or drifted as far as nine days of one unchanged endpoint did (`cell-model.ts`). */
export const dailyDrift: readonly DriftLevel[] = [
  { share: 0, concentration: Infinity },
  { share: driftTolerance, concentration: Infinity },
  { share: driftTolerance, concentration: driftConcentration },
];

/**
 * Between sessions of one deployment the median divergence was published as 0.140 bits, between providers of one model as 0.227, between halves of one
 * session as 0.075 (arXiv:2607.10252). `scripts/calibrate-drift.ts` draws such distances: 4 and 2 prior counts give what those medians have beyond the halves'.
 */
const sessionConcentration = 4;
const providerConcentration = 2;
/** A share that another provider's serving stack may move. Set to the ratio of both medians, 0.227 / 0.140, over the daily one. */
const providerTolerance = 0.25;

/** For a reference that one session alone was measured of. */
export const sessionDrift: readonly DriftLevel[] = [...dailyDrift, { share: driftTolerance, concentration: sessionConcentration }];
/** For answers of another provider than the reference's, or of several. */
export const providerDrift: readonly DriftLevel[] = [...sessionDrift, { share: providerTolerance, concentration: providerConcentration }];

const fitted = [2, 3, 4, 6, 8, 12, 20, 35, 60] as const;

/** `otherProvider`: the answers came through another provider than the reference, or through several. */
export function driftLevels(fingerprint: Fingerprint, otherProvider: boolean): readonly DriftLevel[] {
  if (otherProvider) return providerDrift;
  const lack = lackOf(fingerprint);
  const own = lack.sessions + lack.days > 0 ? null : fitConcentration(fingerprint);
  return own === null ? sessionDrift : [...dailyDrift, { share: driftTolerance, concentration: own }];
}

/** The concentration under which each session is best foretold by the others; null when no wording was asked in two sessions. */
export function fitConcentration({ expects }: Fingerprint): number | null {
  let best: number | null = null;
  let highest = -Infinity;
  for (const concentration of fitted) {
    let log = 0;
    let compared = 0;
    for (const { bySession, value } of expects) {
      if (bySession === undefined || value.kind !== "distribution") continue;
      const answers = Object.keys(value.counts).sort();
      for (const session of bySession) {
        const own = answers.map((answer) => (Object.hasOwn(session, answer) ? session[answer] ?? 0 : 0));
        const others = answers.map((answer, at) => (value.counts[answer] ?? 0) - (own[at] ?? 0));
        const [asked, rest] = [own, others].map((counts) => counts.reduce((sum, count) => sum + count, 0));
        if ((asked ?? 0) === 0 || (rest ?? 0) === 0) continue;
        compared += 1;
        const strength = 1 / (1 / ((rest ?? 0) + 1) + 1 / concentration);
        log += logDirichletMultinomial(own, others.map((count) => (strength * (count + 0.5)) / ((rest ?? 0) + 0.5 * answers.length)));
      }
    }
    if (compared > 0 && log > highest) [best, highest] = [concentration, log];
  }
  return best;
}
