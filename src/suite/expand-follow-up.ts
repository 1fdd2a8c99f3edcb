/** Fills a follow-up's templates for one asked cell: in that cell's language, with what it lends. */
import type { PlannedStep } from "../model/plan.js";
import type { Cell, Probe } from "../model/probe.js";
import { borrowSlots } from "./borrow-slots.js";
import { expandProbe } from "./expand-probe.js";

/** The follow-up's cell is named after the one it follows: "tiananmen-1989/zh". */
export function expandFollowUp(suite: string, followUp: Probe, origin: { readonly probe: Probe; readonly cell: Cell }, seed: number, sample: number): Omit<PlannedStep, "seq">[] {
  const { list } = followUp.cells;
  const own = list.find(({ language }) => language === origin.cell.language) ?? list[0];
  if (own === undefined) return [];
  const lent = borrowSlots(origin.cell);
  const borrowed = Object.fromEntries((followUp.after?.borrows ?? []).flatMap((slot) => (lent[slot] === undefined ? [] : [[slot, lent[slot]]])));
  const cell: Cell = { id: `${origin.probe.id}/${origin.cell.id}`, ...(origin.cell.language === undefined ? {} : { language: origin.cell.language }), fill: { ...borrowed, ...own.fill } };
  return expandProbe(suite, followUp, cell, seed, sample);
}
