/** How often a substituted share of the requests is noticed, and how well it is estimated, on the held-apart half of the answers. */
import { buildCellSpaces } from "../src/judge/build-cell-spaces.js";
import { designClaim, meanVariation, type ClaimDesign } from "../src/judge/design-claim.js";
import { estimateMixture } from "../src/judge/estimate-mixture.js";
import { groupAliases } from "../src/judge/group-aliases.js";
import type { Json } from "../src/model/json.js";
import { createRandom } from "../src/stats/create-random.js";
import { wilsonInterval } from "../src/stats/wilson-interval.js";
import { AnswerPool } from "./answer-pool.js";
import type { Benchmark } from "./benchmark.js";
import { answerOptions, openAnswers, simulateOption } from "./open-answers.js";
import { questionClaim } from "./question-claim.js";
import { shuffle } from "./shuffle.js";
import { nameGroups } from "./single-token.js";
import { openTrials } from "./trials.js";

interface Trial { readonly variation: number; readonly convicted: boolean; readonly error: number; readonly covered: boolean }

/** Bounds of the bins of total variation between the two models of a pair. */
const bins = [0, 0.3, 0.4, 0.5, 1] as const;

export const mixture: Benchmark = {
  options: {
    ...answerOptions, ...simulateOption, share: { type: "string", default: "0.3" }, questions: { type: "string", default: "200" }, alpha: { type: "string", default: "0.01" },
    pairs: { type: "string", default: "all" }, honest: { type: "string", default: "10" }, "trials-out": { type: "string" },
  },
  run(options) {
    const { train, test, simulated } = openAnswers("mixture", options);
    const groups = groupAliases(train.counts);
    const spaces = buildCellSpaces(train.counts);
    const scored = train.models.map((_, model) => model).filter((model) => test.counts[model]?.some((counts) => counts !== null));
    const rivalsOf = (claim: number): number[] => groups.flatMap((group, model) => (group === groups[claim] ? [] : [model]));
    const designs = new Map(scored.map((claim) => [claim, designClaim(spaces, claim, rivalsOf(claim))] as const));
    const share = Number(options.share ?? "0.3");
    const limits = { alpha: Number(options.alpha ?? "0.01"), max: Number(options.questions ?? "200"), toTheEnd: true };
    const log = openTrials(options["trials-out"]);
    const seed = options.seed ?? "1";

    const run = (design: ClaimDesign, claim: number, rival: number, swapped: number, name: string) => {
      const random = createRandom(`mixture/${seed}/${name}`);
      const [own, other] = [claim, rival].map((model) => new AnswerPool(test.counts[model] ?? [], random));
      // What one side has run out of is not asked any more: drawing it from the other side would change the share.
      return questionClaim(design, (cell) => (own?.remaining(cell) === 0 || other?.remaining(cell) === 0 ? undefined : (random() < swapped ? other : own)?.draw(cell)), limits);
    };

    const allPairs = scored.flatMap((claim) => scored.filter((model) => groups[model] !== groups[claim]).map((rival) => [claim, rival] as const));
    const pairs = options.pairs === undefined || options.pairs === "all" ? allPairs : shuffle(allPairs, createRandom(`mixture/${seed}/pairs`)).slice(0, Number(options.pairs));
    const trials = pairs.map(([claim, rival]): Trial => {
      const design = designs.get(claim);
      if (design === undefined) throw new Error("a claim has no design");
      const { convicted, counts, questions } = run(design, claim, rival, share, `${claim}/${rival}`);
      const estimate = estimateMixture(design, counts);
      const variation = meanVariation(design.cells, rivalsOf(claim).indexOf(rival));
      const trial = { variation, convicted, error: Math.abs((estimate?.share ?? 0) - share), covered: estimate !== null && estimate.low <= share && share <= estimate.high };
      const named = train.models[rivalsOf(claim)[estimate?.rival ?? -1] ?? -1] ?? "none of these";
      log.write({ kind: "mixture", claim: train.models[claim] ?? "", rival: train.models[rival] ?? "", questions, convicted, share: estimate?.share ?? null, low: estimate?.low ?? null, high: estimate?.high ?? null, named, variation });
      return trial;
    });
    let alarms = 0;
    let honestRuns = 0;
    for (const [claim, design] of designs) {
      for (let repeat = 0; repeat < Number(options.honest ?? "10"); repeat += 1) {
        const { convicted, questions } = run(design, claim, claim, 0, `honest/${claim}/${repeat}`);
        honestRuns += 1;
        if (convicted) alarms += 1;
        log.write({ kind: "honest", claim: train.models[claim] ?? "", repeat, questions, convicted });
      }
    }
    log.close();
    return Promise.resolve({
      simulated, share, questions: limits.max, alpha: limits.alpha, models: new Set(scored.map((model) => groups[model])).size, nearAliases: nameGroups(groups, train.models),
      ...summarize(trials), honestRuns, falseAlarms: alarms, falseAlarmInterval: toPair(alarms, honestRuns),
      byTotalVariation: bins.slice(1).map((to, at) => {
        const inside = trials.filter(({ variation }) => variation >= (bins[at] ?? 0) && variation < to);
        return { from: bins[at] ?? 0, to, ...summarize(inside) };
      }),
    });
  },
};

function summarize(trials: readonly Trial[]): Record<string, Json> {
  if (trials.length === 0) return { pairs: 0, power: null, shareMae: null, intervalCoverage: null };
  const [convicted, covered] = [trials.filter((trial) => trial.convicted).length, trials.filter((trial) => trial.covered).length];
  return {
    pairs: trials.length,
    power: convicted / trials.length, powerInterval: toPair(convicted, trials.length),
    shareMae: trials.reduce((sum, { error }) => sum + error, 0) / trials.length,
    intervalCoverage: covered / trials.length, coverageInterval: toPair(covered, trials.length),
  };
}

function toPair(k: number, n: number): [number, number] {
  const { low, high } = wilsonInterval(k, n);
  return [low, high];
}
