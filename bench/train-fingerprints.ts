/** Learns a style map and fingerprints from a folder, as the shipped ones were learned. */
import type { Resources } from "../src/model/resources.js";
import { calibrateStyle, composeStyleMap } from "../scripts/style/calibrate-style.js";
import { composeFingerprints } from "../scripts/style/compose-fingerprints.js";
import { fitProjection } from "../scripts/style/fit-projection.js";
import { toTrainingReply, type CorpusExchange } from "../scripts/style/read-corpus.js";

const facts = { source: "trained for a benchmark", licence: "–", channel: "log" };

export interface Trained {
  readonly resources: Resources;
  /** As if these models had not been in the folder: neither listed, nor told apart by the projection. */
  without(models: readonly string[]): Resources;
}

export function trainFingerprints(corpus: readonly CorpusExchange[], base: Resources): Trained {
  const replies = corpus.map(toTrainingReply).filter((reply) => reply !== null);
  const calibration = calibrateStyle(replies);
  const fit = fitProjection(replies);
  const learn = (models: readonly string[]): Resources => {
    const styleMap = composeStyleMap(fit.project(models), calibration, facts.source);
    const resources = { ...base, styleMap };
    return { ...resources, fingerprints: composeFingerprints(corpus.filter(({ model }) => models.includes(model)), resources, facts) };
  };
  return { resources: learn(fit.models), without: (models) => learn(fit.models.filter((other) => !models.includes(other))) };
}
