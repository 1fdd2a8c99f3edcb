/** Fills a probe's templates for one cell and one repetition: the concrete steps that are sent. */
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { ConcreteStep } from "../model/concrete-step.js";
import type { Json, JsonObject } from "../model/json.js";
import type { PlannedStep } from "../model/plan.js";
import type { Cell, Probe, Step } from "../model/probe.js";
import { drawFill } from "./draw-fill.js";
import { fillSlots, findSlots } from "./find-slots.js";
import { listTemplates } from "./list-templates.js";

/** One repetition (from 0) of all steps of one cell, still without its place in the plan. Pure: the seed decides everything. */
export function expandProbe(suite: string, probe: Probe, cell: Cell, seed: number, sample: number): Omit<PlannedStep, "seq">[] {
  const drawn = drawFills(probe, cell, seed, sample);
  const values = { ...drawn, ...cell.fill };
  return probe.steps.map((step) => ({
    probe: { suite, id: probe.id, version: probe.version, cell: cell.id, wordingDigest: digestWording(step, cell) },
    step: { ...expandStep(step, values), maxTokens: drawCeiling(step, probe, cell, seed, sample) },
    sample,
    fill: { ...drawn, ...listUnasked(probe, cell) },
    alone: probe.alone,
  }));
}

/** Of a range of ceilings it takes the least, the room that an answer needs. */
export function expandStep(step: Step, values: Readonly<Record<string, string>>): ConcreteStep {
  return {
    id: step.id,
    system: step.system === undefined ? null : fillSlots(step.system, values),
    messages: step.messages.map(({ role, content }) => ({ role, content: fillSlots(content, values) })),
    maxTokens: typeof step.maxTokens === "number" ? step.maxTokens : step.maxTokens.from,
    temperature: step.temperature ?? null,
    topP: step.topP ?? null,
    stop: step.stop,
    seed: step.seed ?? null,
    stream: step.stream,
    topLogprobs: step.topLogprobs ?? null,
    native: fillMembers(step.native, values),
  };
}

function fillMembers(members: JsonObject, values: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [fillSlots(name, values), fillTexts(value, values)]));
}

function fillTexts(value: Json, values: Readonly<Record<string, string>>): Json {
  if (typeof value === "string") return fillSlots(value, values);
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value) ? (value as readonly Json[]).map((one) => fillTexts(one, values)) : fillMembers(value as JsonObject, values);
}

/**
 * A ceiling that is the same in every audit would mark its requests. A range is drawn from; to a single number up to this part is added, which no answer
 * that ends by itself can show. Steps of one repetition with equal ceilings are given the same, so that a question and its control keep equal room.
 */
const SPARE_RATIO = 0.25;

function drawCeiling({ maxTokens }: Step, probe: Probe, cell: Cell, seed: number, sample: number): number {
  const { from, to } = typeof maxTokens === "number" ? { from: maxTokens, to: maxTokens + Math.ceil(maxTokens * SPARE_RATIO) } : maxTokens;
  const turn = probe.fillPer === "run" ? 0 : sample;
  return from + Number(drawFill({ integer: [0, to - from] }, seed, `${probe.id}/${cell.id}/spare-tokens`, turn));
}

/** SHA-256 of what is asked, with the cell's constants in place and the seeded slots open: what must be equal to be compared. */
export function digestWording(step: Step, cell: Cell): string {
  const wording = {
    system: step.system === undefined ? null : fillSlots(step.system, cell.fill),
    messages: step.messages.map(({ role, content }) => ({ role, content: fillSlots(content, cell.fill) })),
  };
  return createHash("sha256").update(canonicalize(wording) ?? "").digest("hex");
}

/** Constants of the cell that no template holds: what an analyzer needs and the endpoint must not see, such as the answer. */
function listUnasked(probe: Probe, cell: Cell): Record<string, string> {
  const asked = new Set(probe.steps.flatMap(listTemplates).flatMap(({ text }) => findSlots(text)));
  return Object.fromEntries(Object.entries(cell.fill).filter(([slot]) => !asked.has(slot)));
}

/** A slot that the cell fills itself is not drawn. */
function drawFills(probe: Probe, cell: Cell, seed: number, sample: number): Record<string, string> {
  const turn = probe.fillPer === "run" ? 0 : sample;
  return Object.fromEntries(Object.entries(probe.fill)
    .filter(([slot]) => !Object.hasOwn(cell.fill, slot))
    .map(([slot, fill]) => [slot, drawFill(fill, seed, `${probe.id}/${cell.id}/${slot}`, turn, cell.fill)]));
}
