/** Checks what a schema cannot say of a probe: its slots, its steps, its repeats. */
import { basename } from "node:path";
import type { Probe } from "../model/probe.js";
import type { DataProblem } from "./data-problem.js";
import { findSlots } from "./find-slots.js";

export function checkProbe(probe: Probe, path: string, place: (path: readonly PropertyKey[]) => string): DataProblem[] {
  return [...checkIdentity(probe, path, place), ...checkSlots(probe, place), ...checkSteps(probe, place), ...checkFills(probe, place)];
}

function checkIdentity(probe: Probe, path: string, place: (path: readonly PropertyKey[]) => string): DataProblem[] {
  const name = basename(path, ".yaml");
  const problems: DataProblem[] = [];
  if (probe.id !== name) problems.push({ place: place(["id"]), message: `id: must be the file's name "${name}", got "${probe.id}"` });
  if (probe.repeat.min > probe.repeat.max) problems.push({ place: place(["repeat"]), message: `repeat: min ${probe.repeat.min} is more than max ${probe.repeat.max}` });
  return problems;
}

function checkSlots(probe: Probe, place: (path: readonly PropertyKey[]) => string): DataProblem[] {
  const problems: DataProblem[] = [];
  const used = new Set<string>();
  for (const [index, step] of probe.steps.entries()) {
    for (const slot of [step.system ?? "", ...step.messages.map(({ content }) => content)].flatMap(findSlots)) used.add(slot);
    for (const slot of used) {
      const unfilled = probe.cells.list.find((cell) => !Object.hasOwn(cell.fill, slot) && !Object.hasOwn(probe.fill, slot));
      if (unfilled !== undefined && [step.system ?? "", ...step.messages.map(({ content }) => content)].some((text) => findSlots(text).includes(slot))) {
        problems.push({ place: place(["steps", index]), message: `steps.${index}: slot {{${slot}}} is filled neither by cell "${unfilled.id}" nor by fill` });
      }
    }
  }
  for (const slot of findSlots(JSON.stringify(probe.observes))) used.add(slot);
  for (const slot of Object.keys(probe.fill)) if (!used.has(slot)) problems.push({ place: place(["fill", slot]), message: `fill.${slot}: no template uses {{${slot}}}` });
  for (const [index, cell] of probe.cells.list.entries()) {
    for (const [slot, text] of Object.entries(cell.fill)) {
      if (!used.has(slot)) problems.push({ place: place(["cells", "list", index, "fill", slot]), message: `cells.list.${index}.fill.${slot}: no template uses {{${slot}}}` });
      if (findSlots(text).length > 0) problems.push({ place: place(["cells", "list", index, "fill", slot]), message: `cells.list.${index}.fill.${slot}: a slot's value cannot hold a slot` });
    }
  }
  return problems;
}

function checkSteps(probe: Probe, place: (path: readonly PropertyKey[]) => string): DataProblem[] {
  const ids = probe.steps.map(({ id }) => id);
  const problems: DataProblem[] = duplicates(ids).map((id) => ({ place: place(["steps"]), message: `steps: "${id}" stands twice` }));
  problems.push(...duplicates(probe.cells.list.map(({ id }) => id)).map((id) => ({ place: place(["cells", "list"]), message: `cells.list: "${id}" stands twice` })));
  for (const [index, rule] of probe.observes.entries()) {
    for (const id of rule.steps ?? []) if (!ids.includes(id)) problems.push({ place: place(["observes", index, "steps"]), message: `observes.${index}.steps: there is no step "${id}"` });
  }
  return problems;
}

function checkFills(probe: Probe, place: (path: readonly PropertyKey[]) => string): DataProblem[] {
  return Object.entries(probe.fill).flatMap(([slot, fill]) => ("integer" in fill && fill.integer[0] > fill.integer[1] ? [{ place: place(["fill", slot]), message: `fill.${slot}: ${fill.integer[0]} is more than ${fill.integer[1]}` }] : []));
}

function duplicates(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
