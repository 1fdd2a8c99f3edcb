/** Attributes every withheld answer to the layer that withheld it, or says that it cannot be told. */
import { layerClasses, type Attribution, type LayerClass, type LayerTest } from "../../model/attribution.js";
import type { Observation } from "../../model/observation.js";
import { findOwner } from "./find-owner.js";
import { measureBaseline } from "./measure-baseline.js";
import { count, readCells, withheldOf, type CellMarks, type StepMarks } from "./read-cells.js";
import { runTests, type RunBaseline } from "./run-tests.js";

/** Below this no layer is named. */
export const decisionPosterior = 0.9;

/** Without evidence no layer is likelier than another: which one it is differs from market to market, and a prior would accuse. */
const prior = Object.fromEntries(layerClasses.map((layer) => [layer, 1 / layerClasses.length])) as Record<LayerClass, number>;

/** Steps of questions that may be withheld; their controls; and what is asked afterwards. */
const askedSteps = ["sensitive", "unsafe"];
const controlSteps = ["control", "harmless"];

export function attributeLayers(observations: readonly Observation[]): Attribution[] {
  const cells = readCells(observations);
  const baseline = measureBaseline([...cells.values()]);
  return [...cells.values()].flatMap((cell) => {
    const attribution = attribute(cell, baseline);
    return attribution === null ? [] : [attribution];
  });
}

/**
 * null where nothing was withheld, or its control was as well and nothing shows a filter at work: that is caution in general. A text that
 * does not answer, and was not followed up, is no matter of layers yet: it may be all that is known.
 */
function attribute(cell: CellMarks, baseline: RunBaseline): Attribution | null {
  const step = (names: readonly string[]) => names.map((name) => cell.steps.get(name)).find((found) => found !== undefined);
  const asked = step(askedSteps);
  const control = step(controlSteps);
  const withheld = withheldOf(asked);
  if (asked === undefined || withheld === 0) return null;
  const followUps = [...cell.steps].filter(([name]) => ![...askedSteps, ...controlSteps].includes(name)).map(([, marks]) => marks);
  // A broken, blocked or empty reply is compared with such, a text that does not answer with every kind.
  const hard = hardOf(asked);
  const [own, other] = hard > 0 ? [hard, control === undefined ? 0 : hardOf(control)] : [withheld, withheldOf(control)];
  if (followUps.length === 0 && (hard === 0 || other * asked.n >= own * Math.max(1, control?.n ?? 0))) return null;
  const cellOnly: CellMarks = { ...cell, steps: new Map([...cell.steps].filter(([name]) => !controlSteps.includes(name))) };
  const tests = runTests(cellOnly, baseline);
  const posteriors = combine(tests);
  const [best] = layerClasses.toSorted((left, right) => posteriors[right] - posteriors[left]);
  const layer = best !== undefined && posteriors[best] >= decisionPosterior ? best : null;
  const owner = findOwner([...cellOnly.steps.values()], layer);
  return {
    suite: cell.suite, topic: cell.topic, region: cell.region, language: cell.language,
    layer,
    posteriors: Object.fromEntries(layerClasses.map((name) => [name, Math.round(posteriors[name] * 1000) / 1000])),
    ...owner,
    withheld: [...cellOnly.steps.values()].reduce((sum, marks) => sum + withheldOf(marks), 0),
    followUps: followUps.reduce((sum, { n }) => sum + n, 0),
    tests,
    evidence: [...new Set([...cellOnly.steps.values()].flatMap(({ evidence }) => evidence))],
  };
}

function hardOf(step: StepMarks): number {
  return withheldOf(step) - count(step, "refused");
}

export function combine(tests: readonly LayerTest[]): Record<LayerClass, number> {
  const logs = layerClasses.map((layer) => Math.log(prior[layer]) + tests.reduce((sum, { logLikelihoods }) => sum + (logLikelihoods[layer] ?? 0), 0));
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Object.fromEntries(layerClasses.map((layer, index) => [layer, (weights[index] ?? 0) / total])) as Record<LayerClass, number>;
}
