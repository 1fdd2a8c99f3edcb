/** One word or sign that all failing questions have in common and no other has: then a rule on that string explains the failures as well as their purpose does. */
import type { Suite } from "../../model/suite.js";

/** Latin and other spaced words; Chinese characters, alone and in pairs; any other sign. Most telling first. */
const pieces = [/[\p{L}\p{N}]+/gu, /(?=(\p{Script=Han}{2}))/gu, /\p{Script=Han}/gu, /[^\p{L}\p{N}\s]/gu];

/** Questions are "PROBE/CELL". A failing one holds the piece in some step, another one not in every step: seeded parts of a text are left out. null: no such piece. */
export function findSharedPiece(failing: readonly string[], others: readonly string[], suites: readonly Suite[]): string | null {
  const texts = readTexts(suites);
  const read = (names: readonly string[]): (readonly string[])[] => names.flatMap((name) => { const own = texts.get(name); return own === undefined ? [] : [own]; });
  const [failed, answered] = [read(failing), read(others)];
  const [first = []] = failed;
  const candidates = new Set(pieces.flatMap((pattern) => first.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]))));
  return [...candidates].find((piece) => failed.every((steps) => steps.some((text) => text.includes(piece))) && !answered.some((steps) => steps.every((text) => text.includes(piece)))) ?? null;
}

/** The lower-case texts of each question's steps, the cell's constants in place. */
function readTexts(suites: readonly Suite[]): ReadonlyMap<string, readonly string[]> {
  return new Map(suites.flatMap(({ probes }) => probes.flatMap(({ id, cells, steps }) => cells.list.map((cell) => [
    `${id}/${cell.id}`,
    steps.map(({ system = "", messages }) => [system, ...messages.map(({ content }) => content)].join("\n").replace(/\{\{([^{}]*)\}\}/g, (_, slot: string) => cell.fill[slot.trim()] ?? "").toLowerCase()),
  ] as const))));
}
