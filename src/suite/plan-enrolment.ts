/** Plans an enrolment: every wording of every probe that references are compared by. */
import type { Plan } from "../model/plan.js";
import type { Probe } from "../model/probe.js";
import type { Suite } from "../model/suite.js";
import { checkNames, listCells, listSkipped, whyLeftOut, type Choice } from "./choose-probes.js";
import { countCoverage } from "./count-coverage.js";
import { createRandom } from "./create-random.js";
import { expandProbe } from "./expand-probe.js";

export interface EnrolmentOptions extends Choice {
  /** Answers a wording. */
  readonly samples: number;
}

/** The analyzers whose observations a reference is made of, and whether their probes are asked as often as `samples` says, or once: counts do not vary. */
const comparedAnalyzers: Readonly<Record<string, "often" | "once">> = { "answer-distribution": "often", "token-counts": "once" };

/** Follow-ups are asked too: when one is called for, its answers are compared as all others. */
export function planEnrolment(suites: readonly Suite[], options: EnrolmentOptions): Plan {
  checkNames(suites, options);
  const why = (probe: Probe): string | null => whyLeftOut(probe, options) ?? (isCompared(probe) ? null : "it is not compared with references");
  const asked = suites.map(({ id, probes }) => ({ suite: id, probes: probes.filter((probe) => why(probe) === null) }));
  const rounds = asked.flatMap(({ suite, probes }) => probes.flatMap((probe) => listCells(probe, options).flatMap((cell) => (
    Array.from({ length: asksOften(probe) ? options.samples : 1 }, (_, sample) => expandProbe(suite, probe, cell, options.seed, sample))
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

export function isCompared(probe: Probe): boolean {
  return probe.observes.some(({ analyzer }) => Object.hasOwn(comparedAnalyzers, analyzer));
}

/** Its answers vary, so that each further one tells something. */
export function asksOften(probe: Probe): boolean {
  return probe.observes.some(({ analyzer }) => comparedAnalyzers[analyzer] === "often");
}
