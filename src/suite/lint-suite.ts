/** Lists every mistake in a suite, and what a contributor should still do. */
import type { Probe } from "../model/probe.js";
import type { DataProblem } from "./data-problem.js";
import { digestWording } from "./expand-probe.js";
import { readSuite, type PlacedProbe } from "./read-suite.js";

/** A reason shorter than this does not say why a probe works and where it was measured. */
const SHORTEST_WHY_CHARACTERS = 60;
/** One wording is one magic string. */
const FEWEST_WORDINGS = 2;
/** Two replies make one pair. */
const FEWEST_REPEATS = 2;

/** Empty: nothing to do. Mistakes that stop a suite from being read come first, then advice on the probes that could be read. */
export function lintSuite(directory: string): readonly DataProblem[] {
  const { problems, probes } = readSuite(directory);
  return [...problems, ...probes.flatMap(adviseProbe)];
}

function adviseProbe({ probe, place }: PlacedProbe): DataProblem[] {
  const problems: DataProblem[] = [];
  const advise = (path: readonly PropertyKey[], message: string): void => void problems.push({ place: place(path), message });
  const why = probe.why.trim().length;
  if (why < SHORTEST_WHY_CHARACTERS) advise(["why"], `why says too little (${why} characters): say why it works and where it was measured`);
  for (const index of sameWordings(probe)) advise(["cells", "list", index], `cells.list.${index} asks the same as a cell before it`);
  for (const [index, rule] of probe.observes.entries()) {
    const needs = needsOf(rule.analyzer, probe);
    if (probe.lifecycle === "stable" && needs !== null) advise(["observes", index], `observes.${index}: ${rule.analyzer} ${needs}`);
  }
  return problems;
}

function sameWordings({ cells, steps }: Probe): number[] {
  const wordings = cells.list.map((cell) => steps.map((step) => digestWording(step, cell)).join(" "));
  return [...wordings.keys()].filter((index) => wordings.indexOf(wordings[index] ?? "") !== index);
}

/** What a probe lacks for an analyzer to have something to read, null when nothing. */
function needsOf(analyzer: string, { alone, cells, fillPer, fill, repeat, steps }: Probe): string | null {
  switch (analyzer) {
    case "answer-distribution":
      if (cells.list.length < FEWEST_WORDINGS) return `needs ${FEWEST_WORDINGS} or more cells, or it rests on one string`;
      return steps.some(({ temperature }) => temperature === undefined) ? "needs a temperature: defaults differ from host to host" : null;
    case "time-to-first-token": case "inter-token-latency": case "output-speed": case "stream-shape": case "latency-modes":
      if (!alone) return "needs alone: true: requests beside it would be measured too";
      return steps.some(({ stream }) => !stream) ? "needs stream: true in every step" : null;
    case "repeatability": case "repeat-similarity": case "repeated-random-text":
      if (repeat.min < FEWEST_REPEATS) return `needs repeat.min ${FEWEST_REPEATS} or more: it compares pairs`;
      return fillPer === "sample" && Object.keys(fill).length > 0 ? "needs fillPer: run: it compares replies to one request" : null;
    default: return null;
  }
}
