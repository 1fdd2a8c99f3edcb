/** Fills a probe's templates for one cell and one repetition: the concrete steps that are sent. */
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Fill, Cell, Probe, Step } from "../model/probe.js";
import type { PlannedStep } from "../model/plan.js";
import { createRandom, type SeededRandom } from "./create-random.js";
import { fillSlots, findSlots } from "./find-slots.js";

/** One repetition of all steps of one cell, still without its place in the plan. */
export function expandProbe(suite: string, probe: Probe, cell: Cell, seed: number, sample: number): Omit<PlannedStep, "seq">[] {
  const drawn = drawFills(probe, cell, seed, sample);
  const values = { ...drawn, ...cell.fill };
  return probe.steps.map((step) => ({
    probe: { suite, id: probe.id, version: probe.version, cell: cell.id, wordingDigest: digestWording(step, cell) },
    step: {
      id: step.id,
      system: step.system === undefined ? null : fillSlots(step.system, values),
      messages: step.messages.map(({ role, content }) => ({ role, content: fillSlots(content, values) })),
      maxTokens: step.maxTokens,
      temperature: step.temperature ?? null,
      topP: step.topP ?? null,
      stop: step.stop,
      seed: step.seed ?? null,
      stream: step.stream,
      topLogprobs: step.topLogprobs ?? null,
      native: step.native,
    },
    sample,
    fill: { ...drawn, ...unasked(probe, cell) },
    alone: probe.alone,
  }));
}

/** Constants of the cell that no template holds: what an analyzer needs and the endpoint must not see, such as the answer. */
function unasked(probe: Probe, cell: Cell): Record<string, string> {
  const asked = new Set(probe.steps.flatMap(({ system, messages }) => [system ?? "", ...messages.map(({ content }) => content)]).flatMap(findSlots));
  return Object.fromEntries(Object.entries(cell.fill).filter(([slot]) => !asked.has(slot)));
}

function drawFills(probe: Probe, cell: Cell, seed: number, sample: number): Record<string, string> {
  const round = probe.fillPer === "run" ? "run" : String(sample);
  return Object.fromEntries(Object.entries(probe.fill).map(([slot, fill]) => [slot, drawFill(fill, createRandom(seed, `${probe.id}/${cell.id}/${round}/${slot}`))]));
}

const alphabet = [..."abcdefghijklmnopqrstuvwxyz"];

function drawFill(fill: Fill, random: SeededRandom): string {
  if ("choice" in fill) return random.pick(fill.choice);
  if ("integer" in fill) return String(random.integer(fill.integer[0], fill.integer[1]));
  return Array.from({ length: fill.letters }, () => random.pick(alphabet)).join("");
}

/** SHA-256 of what is asked, with the cell's constants in place and the seeded slots open: what must be equal to be compared. */
export function digestWording(step: Step, cell: Cell): string {
  const wording = {
    system: step.system === undefined ? null : fillSlots(step.system, cell.fill),
    messages: step.messages.map(({ role, content }) => ({ role, content: fillSlots(content, cell.fill) })),
  };
  return createHash("sha256").update(canonicalize(wording) ?? "").digest("hex");
}
