/** Plans an enrolment: every wording of every probe whose answers are compared as distributions. */
import type { Plan } from "../model/plan.js";
import type { Probe } from "../model/probe.js";
import type { Suite } from "../model/suite.js";
import { checkNames, listSkipped, whyLeftOut, type Choice } from "./choose-probes.js";
import { countCoverage } from "./count-coverage.js";
import { createRandom } from "./create-random.js";
import { expandProbe } from "./expand-probe.js";

export interface EnrolmentOptions extends Choice {
  /** Answers a wording. */
  readonly samples: number;
}

/** The analyzer whose observations a reference is made of. */
const comparedAnalyzer = "answer-distribution";

/** Follow-ups are asked too: when one is called for, its answers are compared as all others. */
export function planEnrolment(suites: readonly Suite[], options: EnrolmentOptions): Plan {
  checkNames(suites, options);
  const why = (probe: Probe): string | null => whyLeftOut(probe, options) ?? (isCompared(probe) ? null : "its answers are not compared as distributions");
  const asked = suites.map(({ id, probes }) => ({ suite: id, probes: probes.filter((probe) => why(probe) === null) }));
  const rounds = asked.flatMap(({ suite, probes }) => probes.flatMap((probe) => probe.cells.list.flatMap((cell) => (
    Array.from({ length: options.samples }, (_, sample) => expandProbe(suite, probe, cell, options.seed, sample))
  ))));
  const steps = createRandom(options.seed, "enrolment").shuffle(rounds).flat().map((step, seq) => ({ seq, ...step }));
  return {
    depth: "deep",
    seed: options.seed,
    steps,
    coverage: asked.map(({ suite, probes }) => countCoverage(suite, probes, steps)),
    skipped: listSkipped(suites, why),
  };
}

function isCompared(probe: Probe): boolean {
  return probe.observes.some(({ analyzer }) => analyzer === comparedAnalyzer);
}
