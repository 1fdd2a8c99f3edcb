/** Checks what a schema cannot say of a probe: its name, its slots, its steps, its repeats. */
import type { Cell, Probe } from "../model/probe.js";
import type { DataProblem } from "./data-problem.js";
import { findSlots, fillSlots } from "./find-slots.js";
import { listTemplates } from "./list-templates.js";

type Place = (path: readonly PropertyKey[]) => string;

/** `name` is the file's, without its ending. */
export function checkProbe(probe: Probe, name: string, place: Place): DataProblem[] {
  return [...checkOwn(probe, name, place), ...checkTemplates(probe, place), ...checkUnused(probe, place), ...checkNames(probe, place)];
}

function checkOwn({ id, repeat, fill, cells, steps }: Probe, name: string, place: Place): DataProblem[] {
  const problems: DataProblem[] = [];
  if (id !== name) problems.push({ place: place(["id"]), message: `id must be the file's name "${name}", got "${id}"` });
  if (repeat.min > repeat.max) problems.push({ place: place(["repeat", "min"]), message: `repeat.min must be at most repeat.max (${repeat.max}), got ${repeat.min}` });
  for (const [index, { maxTokens }] of steps.entries()) {
    if (typeof maxTokens !== "number" && maxTokens.from > maxTokens.to) problems.push({ place: place(["steps", index, "maxTokens"]), message: `steps.${index}.maxTokens must go from low to high, got ${maxTokens.from}, ${maxTokens.to}` });
  }
  for (const [slot, drawn] of Object.entries(fill)) {
    if ("copies" in drawn) {
      const empty = cells.list.find((cell) => !Object.hasOwn(cell.fill, drawn.copies));
      if (empty !== undefined) problems.push({ place: place(["fill", slot, "copies"]), message: `fill.${slot}.copies must name a slot that every cell fills, and cell "${empty.id}" does not fill "${drawn.copies}"` });
      if (drawn.times[0] > drawn.times[1]) problems.push({ place: place(["fill", slot, "times"]), message: `fill.${slot}.times must go from low to high, got ${drawn.times.join(", ")}` });
    }
    if (!("integer" in drawn)) continue;
    const [low, high] = drawn.integer;
    if (low > high) problems.push({ place: place(["fill", slot, "integer"]), message: `fill.${slot}.integer must go from low to high, got ${low}, ${high}` });
    // Chance is drawn as a difference of 32 bits.
    else if (high - low >= 2 ** 32) problems.push({ place: place(["fill", slot, "integer"]), message: `fill.${slot}.integer must span less than ${2 ** 32}, got ${low}, ${high}` });
  }
  return problems;
}

/** Every slot of every step has a value in every cell, and every pair of braces is a slot. */
function checkTemplates(probe: Probe, place: Place): DataProblem[] {
  const borrowed = new Set(probe.after?.borrows ?? []);
  const isFilled = (slot: string, cell: Cell): boolean => Object.hasOwn(cell.fill, slot) || Object.hasOwn(probe.fill, slot) || borrowed.has(slot);
  return probe.steps.flatMap((step, index) => listTemplates(step).flatMap(({ path, text }) => {
    const at = ["steps", index, ...path];
    const problems: DataProblem[] = findSlots(text).flatMap((slot) => {
      const empty = probe.cells.list.find((cell) => !isFilled(slot, cell));
      return empty === undefined ? [] : [{ place: place(at), message: `${at.join(".")} has the slot {{${slot}}}, filled neither by cell "${empty.id}" nor by fill` }];
    });
    const rest = fillSlots(text, Object.fromEntries(findSlots(text).map((slot) => [slot, ""])));
    if (/\{\{|\}\}/.test(rest)) problems.push({ place: place(at), message: `${at.join(".")} has braces that are no slot; a slot is {{name}}, of letters, digits, - and _` });
    return problems;
  }));
}

/** Values that nothing reads are mistakes of spelling; values that look like slots would be sent as they are. */
function checkUnused(probe: Probe, place: Place): DataProblem[] {
  const templates = probe.steps.flatMap((step) => listTemplates(step).map(({ text }) => text));
  // An analyzer's options may read a slot too, such as the right answer.
  const copied = Object.values(probe.fill).flatMap((drawn) => ("copies" in drawn ? [drawn.copies] : []));
  const used = new Set([...[...templates, JSON.stringify(probe.observes)].flatMap(findSlots), ...copied]);
  const problems: DataProblem[] = [];
  for (const slot of Object.keys(probe.fill)) {
    if (!used.has(slot)) problems.push({ place: place(["fill", slot]), message: `fill.${slot} is used by no template` });
    else if (probe.cells.list.every((cell) => Object.hasOwn(cell.fill, slot))) problems.push({ place: place(["fill", slot]), message: `fill.${slot} is never drawn: every cell fills it itself` });
  }
  for (const [index, cell] of probe.cells.list.entries()) {
    for (const [slot, text] of Object.entries(cell.fill)) {
      const path = ["cells", "list", index, "fill", slot];
      if (!used.has(slot)) problems.push({ place: place(path), message: `${path.join(".")} is used by no template` });
      if (findSlots(text).length > 0) problems.push({ place: place(path), message: `${path.join(".")} cannot hold a slot itself` });
    }
  }
  return problems;
}

function checkNames(probe: Probe, place: Place): DataProblem[] {
  const steps = probe.steps.map(({ id }) => id);
  const cells = probe.cells.list.map(({ id }) => id);
  const keys = probe.observes.map(({ key, steps: read }) => `${key} ${(read ?? steps).toSorted().join(" ")}`);
  return [
    ...findRepeats(steps).map((index) => ({ place: place(["steps", index, "id"]), message: `steps.${index}.id names "${steps[index]}" a second time` })),
    ...findRepeats(cells).map((index) => ({ place: place(["cells", "list", index, "id"]), message: `cells.list.${index}.id names "${cells[index]}" a second time` })),
    ...findRepeats(keys).map((index) => ({ place: place(["observes", index]), message: `observes.${index} reads "${probe.observes[index]?.key}" from the same steps a second time` })),
    ...probe.observes.flatMap((rule, index) => (rule.steps ?? []).filter((id) => !steps.includes(id)).map((id) => (
      { place: place(["observes", index, "steps"]), message: `observes.${index}.steps must name steps of this probe (${steps.join(", ")}), got "${id}"` }
    ))),
  ];
}

function findRepeats(names: readonly string[]): number[] {
  return [...names.keys()].filter((index) => names.indexOf(names[index] ?? "") !== index);
}
