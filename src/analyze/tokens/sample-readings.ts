/** A bounded sample of prompts, the same whatever order they come in, with each kind of text in it. */
import { textKinds } from "../../model/meter-reading.js";
import type { PromptReading } from "./read-meter.js";

/** Prompts of one kind: enough for every bound of the comparison, few enough to count in a second or two a vocabulary. */
const PROMPTS_PER_KIND = 100;

export interface SampledReading extends PromptReading {
  readonly exchangeId: string;
}

/** Prompts that repeat at the same host count once. */
export function sampleReadings(readings: readonly SampledReading[]): readonly SampledReading[] {
  const first = new Map<string, { readonly reading: SampledReading; readonly rank: number }>();
  for (const reading of readings) {
    const key = `${reading.provider}\n${reading.period}\n${reading.tokens}\n${reading.prompt}`;
    if (!first.has(key)) first.set(key, { reading, rank: hash(key) });
  }
  const ranked = [...first].sort(([leftKey, left], [rightKey, right]) => left.rank - right.rank || (leftKey < rightKey ? -1 : 1)).map(([, { reading }]) => reading);
  return textKinds.flatMap((kind) => ranked.filter((reading) => reading.kind === kind).slice(0, PROMPTS_PER_KIND));
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
