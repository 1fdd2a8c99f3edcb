/** Names the model from one-word answers of the held-apart half: top-1 and equal-error rate, cells chosen on training data alone, near-aliases counted as one. */
import { buildCellSpaces } from "../src/judge/build-cell-spaces.js";
import { groupAliases } from "../src/judge/group-aliases.js";
import { logEvidence, toExpected } from "../src/judge/log-evidence.js";
import { createRandom } from "../src/stats/create-random.js";
import { wilsonInterval } from "../src/stats/wilson-interval.js";
import { AnswerPool } from "./answer-pool.js";
import type { Benchmark } from "./benchmark.js";
import { chooseCells } from "./choose-cells.js";
import { equalErrorRate } from "./equal-error-rate.js";
import { answerOptions, openAnswers } from "./open-answers.js";
import { openTrials } from "./trials.js";

export const singleToken: Benchmark = {
  options: {
    ...answerOptions, cells: { type: "string", default: "8" }, samples: { type: "string", default: "15" },
    trials: { type: "string", default: "40" }, "trials-out": { type: "string" },
  },
  run(options) {
    const { cells = "8", samples = "15", trials = "40", seed = "1" } = options;
    const { train, test } = openAnswers("single-token", options);
    const groups = groupAliases(train.counts);
    const spaces = buildCellSpaces(train.counts);
    const chosen = chooseCells(spaces, groups, Number(cells), Number(samples));
    const expected = spaces.map(({ weights, unlisted }) => [...weights, unlisted].map((own) => (own === null ? null : toExpected(own))));
    const places = spaces.map(({ answers }) => new Map(answers.map((answer, place) => [answer, place])));
    const log = openTrials(options["trials-out"]);
    const genuine: number[] = [];
    const impostor: number[] = [];
    const unlistedImpostor: number[] = [];
    let right = 0;
    let named = 0;
    const random = createRandom(`single-token/${seed}`);
    const scored = train.models.map((_, model) => model).filter((model) => test.counts[model]?.some((counts) => counts !== null));
    for (let trial = 0; trial < Number(trials); trial += 1) {
      for (const model of scored) {
        const pool = new AnswerPool(test.counts[model] ?? [], random);
        const evidence = new Float64Array(train.models.length + 1);
        let answered = 0;
        for (const cell of chosen) {
          const counts = new Map<number, number>();
          for (let sample = 0; sample < Number(samples); sample += 1) {
            const answer = pool.draw(cell);
            if (answer === undefined) break;
            const place = places[cell]?.get(answer) ?? spaces[cell]?.answers.length ?? 0;
            counts.set(place, (counts.get(place) ?? 0) + 1);
            answered += 1;
          }
          const space = spaces[cell];
          if (space === undefined) continue;
          const sparse = [...counts];
          const none = logEvidence(toExpected(space.unlisted), sparse);
          for (const [reference, own] of (expected[cell] ?? []).entries()) evidence[reference] = (evidence[reference] ?? 0) + (own === null ? none : logEvidence(own, sparse));
        }
        const best = evidence.subarray(0, -1).reduce((at, log, reference) => (log > (evidence[at] ?? -Infinity) ? reference : at), 0);
        named += 1;
        if (groups[best] === groups[model]) right += 1;
        for (const claim of scored) {
          const own = evidence[claim] ?? 0;
          if (claim === model) genuine.push(own - cohort(evidence, groups, [groups[claim]]));
          else if (groups[claim] !== groups[model]) {
            impostor.push(own - cohort(evidence, groups, [groups[claim]]));
            unlistedImpostor.push(own - cohort(evidence, groups, [groups[claim], groups[model]]));
          }
        }
        log.write({ trial, model: train.models[model] ?? "", said: train.models[best] ?? "", right: groups[best] === groups[model], answers: answered });
      }
    }
    log.close();
    const interval = wilsonInterval(right, named);
    return Promise.resolve({
      models: new Set(scored.map((model) => groups[model])).size,
      names: scored.length,
      nearAliases: nameGroups(groups, train.models),
      cells: chosen.map((cell) => train.cells[cell] ?? ""),
      samples: Number(samples),
      trials: named,
      top1: right / named,
      top1Interval: [interval.low, interval.high],
      eer: equalErrorRate(genuine, impostor),
      eerWithoutTheImpostorsReference: equalErrorRate(genuine, unlistedImpostor),
      genuinePairs: genuine.length,
      impostorPairs: impostor.length,
    });
  },
};

/** The best explanation outside the left-out groups: the mean over references and "none of these", in logarithms. */
function cohort(evidence: Float64Array, groups: readonly number[], without: readonly (number | undefined)[]): number {
  const logs = [...evidence].filter((_, reference) => reference === groups.length || !without.includes(groups[reference]));
  const highest = Math.max(...logs);
  return highest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - highest), 0) / logs.length);
}

export function nameGroups(groups: readonly number[], models: readonly string[]): string[][] {
  return [...new Set(groups)].map((group) => models.filter((_, model) => groups[model] === group)).filter((members) => members.length > 1);
}
