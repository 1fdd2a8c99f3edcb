/** Chooses the planner of a run: by evidence where the claim has a reference that binds, in order otherwise. The header decides alone, so a resumed run gets the same. */
import { answerDistribution } from "../analyze/analyzers/answer-distribution.js";
import { readReasoning } from "../analyze/reply/read-reasoning.js";
import { buildCellSpaces } from "../judge/build-cell-spaces.js";
import { fewestCells } from "../judge/decide-claim.js";
import { designClaim } from "../judge/design-claim.js";
import { driftLevels } from "../judge/drift-levels.js";
import { groupAliases } from "../judge/group-aliases.js";
import { isOtherChannel } from "../judge/is-other-channel.js";
import { isExpired } from "../judge/is-expired.js";
import { matchSizes } from "../judge/match-sizes.js";
import { planByEvidence, type EvidenceQuestions } from "../judge/plan-by-evidence.js";
import { planInOrder } from "../judge/plan-in-order.js";
import { resolveClaim } from "../judge/resolve-claim.js";
import { asksKnowledge } from "../model/asks-knowledge.js";
import type { Exchange } from "../model/exchange.js";
import type { Expectation, Fingerprint } from "../model/fingerprint.js";
import type { JsonObject } from "../model/json.js";
import type { Plan, PlannedStep } from "../model/plan.js";
import type { Planner } from "../model/planner.js";
import type { Probe } from "../model/probe.js";
import type { RecordingHeader } from "../model/recording.js";
import type { Resources } from "../model/resources.js";
import { planEnrolment } from "../suite/plan-enrolment.js";
import { findCodec } from "./find-codec.js";
import { loadResources } from "./load-resources.js";
import { transcribeOne } from "./transcribe.js";

/** Answers to one wording at most: later ones tell little that the earlier ones did not (`repeat.max` of the probes). */
const mostSamples = 15;

export type PlannerHeader = Pick<RecordingHeader, "endpoint" | "control" | "suites" | "options" | "references" | "startedAt">;

export function choosePlanner(header: PlannerHeader, plan: Plan): Planner {
  const questions = header.control === null ? findQuestions(header, plan) : null;
  return questions === null ? planInOrder(plan) : (planByEvidence(plan, questions, header.options.concurrency));
}

interface Question {
  readonly key: string;
  readonly probe: Probe;
  readonly options: JsonObject;
  readonly steps: readonly Omit<PlannedStep, "seq">[];
  readonly expected: Expectation;
}

/** Null when the claim has no single binding reference, or too few of its wordings are asked. */
function findQuestions(header: PlannerHeader, plan: Plan): EvidenceQuestions | null {
  const resources = loadResources(header.references, null);
  const { fingerprints } = resources;
  const claimed = resolveClaim(header.endpoint.claim, fingerprints).fingerprints.filter((reference) => !isExpired(reference, header.startedAt));
  const probes = new Map(header.suites.flatMap(({ probes: own }) => own.map((probe) => [probe.id, probe] as const)));
  const asked = claimed.map((reference) => ({ reference, questions: listQuestions(header, probes, reference) })).filter(({ questions }) => questions.length >= fewestCells);
  const [only, ...more] = asked;
  if (only === undefined || more.length > 0) return null;
  const { reference, questions } = only;
  const planned = new Set(plan.steps.map(({ probe }) => probe.id));
  const open = questions.filter(({ probe }) => isOnlyCompared(probe) && planned.has(probe.id));
  if (open.length < fewestCells) return null;
  const others = fingerprints.filter((fingerprint) => !claimed.includes(fingerprint));
  const table = [reference, ...others].map((fingerprint) => questions.map(({ steps: [first] }) => {
    const value = first === undefined ? undefined : expectationOf(fingerprint, first, header.endpoint.protocol)?.value;
    return value?.kind === "distribution" ? value.counts : null;
  })).filter((row, at) => at === 0 || row.some((counts) => counts !== null));
  const groups = groupAliases(table);
  const foreign = isOtherChannel(reference, header.endpoint);
  const design = designClaim(buildCellSpaces(matchSizes(table)), 0, groups.flatMap((group, at) => (group === groups[0] ? [] : [at])), { levels: driftLevels(reference, foreign), known: (cell) => asksKnowledge(questions[cell]?.probe.subject ?? {}) });
  const places = new Map(questions.map(({ key }, at) => [key, at]));
  const openKeys = new Set(open.map(({ key }) => key));
  const openProbes = new Set(open.map(({ probe }) => probe.id));
  return {
    design,
    endsConvicted: !foreign,
    steps: questions.map(({ key, steps }) => (openKeys.has(key) ? steps : [])),
    isOpen: ({ probe }) => openProbes.has(probe.id),
    readAnswer: (exchange) => readAnswer(exchange, places, questions, header.endpoint.protocol, resources),
  };
}

function listQuestions(header: PlannerHeader, probes: ReadonlyMap<string, Probe>, reference: Fingerprint): Question[] {
  const { seed, only, skip } = header.options;
  const byCell = new Map<string, PlannedStep[]>();
  for (const step of planEnrolment(header.suites, { seed, samples: mostSamples, only, skip }).steps) {
    const key = `${step.probe.id}/${step.probe.cell}`;
    byCell.set(key, [...(byCell.get(key) ?? []), step]);
  }
  return [...byCell].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([key, unsorted]): Question[] => {
    const steps = unsorted.toSorted((a, b) => a.sample - b.sample);
    const [first] = steps;
    const probe = first === undefined ? undefined : probes.get(first.probe.id);
    const expected = first === undefined ? undefined : expectationOf(reference, first, header.endpoint.protocol);
    const rule = probe?.observes.find(({ analyzer }) => analyzer === answerDistribution.id);
    return probe === undefined || probe.steps.length !== 1 || expected === undefined || rule === undefined ? [] : [{ key, probe, steps, expected, options: rule.options }];
  });
}

/** Probes that tell nothing but their answers' distribution: leaving one of their questions out costs no other observation. */
function isOnlyCompared({ observes, after }: Probe): boolean {
  return after === undefined && observes.every(({ analyzer }) => analyzer === answerDistribution.id);
}

function expectationOf({ expects }: Fingerprint, { probe, step }: Omit<PlannedStep, "seq">, protocol: string): Expectation | undefined {
  return expects.find(({ key, probe: asked, conditions, strength }) => key === answerDistribution.id && asked === `${probe.id}@${probe.version}` && strength === "strong"
    && conditions?.wordingDigest === probe.wordingDigest && conditions.temperature === step.temperature && conditions.system === step.system && conditions.protocol === protocol);
}

function readAnswer(exchange: Exchange, places: ReadonlyMap<string, number>, questions: readonly Question[], protocol: string, resources: Resources): { cell: number; answer: string } | null {
  const cell = exchange.probe === null ? undefined : places.get(`${exchange.probe.id}/${exchange.probe.cell}`);
  const question = cell === undefined ? undefined : questions[cell];
  if (cell === undefined || question === undefined) return null;
  const transcript = transcribeOne(exchange, findCodec(protocol));
  const expected = question.expected.conditions?.reasoning;
  if (readReasoning(transcript.reply) !== (expected === "visible" || expected === "counted" ? expected : "none")) return null;
  const extraction = answerDistribution.extract(transcript, question.options, {}, resources);
  return extraction?.kind === "value" ? { cell, answer: extraction.value } : null;
}
