/** Lists every mistake in a suite, and what a contributor should still do. */
import type { Probe } from "../model/probe.js";
import type { DataProblem } from "./data-problem.js";
import { readSuite } from "./read-suite.js";

/** A reason shorter than this does not say why a probe works and where it was measured. */
const shortestWhy = 60;
/** One wording is one magic string. */
const fewestWordings = 2;

export function lintSuite(directory: string): readonly DataProblem[] {
  const { suite, problems } = readSuite(directory);
  return suite === null ? problems : suite.probes.flatMap((probe) => lintProbe(probe, `probes/${suite.id}/${probe.id}.yaml`));
}

function lintProbe(probe: Probe, place: string): DataProblem[] {
  const problems: DataProblem[] = [];
  if (probe.why.trim().length < shortestWhy) problems.push({ place, message: `why: says too little (${probe.why.trim().length} characters): why it works, and where it was measured` });
  const compared = probe.observes.some(({ analyzer }) => analyzer === "answer-distribution");
  if (probe.lifecycle === "stable" && compared && probe.cells.list.length < fewestWordings) problems.push({ place, message: "cells: a distribution probe needs two or more wordings, or it rests on one string" });
  return problems;
}
