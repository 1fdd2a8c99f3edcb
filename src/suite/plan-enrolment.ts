/** Plans an enrolment: every wording of every probe whose answers are compared as distributions. */
import type { Plan } from "../model/plan.js";
import type { Suite } from "../model/suite.js";
import { checkProbeNames, isAsked, type Choice } from "./choose-units.js";
import { createRandom } from "./create-random.js";
import { expandProbe } from "./expand-probe.js";

export interface EnrolmentOptions extends Choice {
  /** Answers a wording. */
  readonly samples: number;
}

/** The analyzer whose observations a reference is made of. */
const comparedAnalyzer = "answer-distribution";

export function planEnrolment(suites: readonly Suite[], options: EnrolmentOptions): Plan {
  checkProbeNames(suites, options);
  const rounds = suites.flatMap((suite) => suite.probes
    .filter((probe) => isAsked(probe, options) && probe.observes.some(({ analyzer }) => analyzer === comparedAnalyzer))
    .flatMap((probe) => probe.cells.list.flatMap((cell) => Array.from({ length: options.samples }, (_, sample) => expandProbe(suite.id, probe, cell, options.seed, sample)))));
  const steps = createRandom(options.seed, "enrolment").shuffle(rounds).flat().map((step, seq) => ({ seq, ...step }));
  return {
    depth: "deep",
    seed: options.seed,
    steps,
    coverage: suites.map((suite) => {
      const own = steps.filter(({ probe }) => probe.suite === suite.id);
      return {
        suite: suite.id,
        probesAsked: new Set(own.map(({ probe }) => probe.id)).size, probesAvailable: suite.probes.length,
        cellsAsked: new Set(own.map(({ probe }) => `${probe.id}/${probe.cell}`)).size, cellsAvailable: suite.probes.reduce((sum, { cells }) => sum + cells.list.length, 0),
        requests: own.length,
      };
    }),
    skipped: [],
  };
}
