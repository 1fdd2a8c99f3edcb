/** How the pieces of streams arrive: a reply that was made whole before and is only handed out in pieces has another shape. */
import type { Analyzer, Measured } from "../../model/analyzer.js";
import type { Transcript } from "../../model/transcript.js";
import { median } from "../../stats/median.js";
import { refuseOptions } from "../no-options.js";
import { readArrivals, type Arrivals } from "../read-arrivals.js";
import { RATIO_DECIMALS, roundTo } from "../round-to.js";

/** Null where the reply has too few pieces to say; `streamed` false: asked to stream and came whole. */
interface Shape {
  readonly streamed: boolean;
  readonly firstTextShare: number | null;
  readonly textChunks: number | null;
  readonly charactersPerChunk: number | null;
  readonly spreadShare: number | null;
  readonly gapVariation: number | null;
}

/** Fewer gaps have no spread worth the name. */
const LEAST_GAPS = 8;
const cameWhole = "asked to stream, came whole";
const whole: Shape = { streamed: false, firstTextShare: null, textChunks: null, charactersPerChunk: null, spreadShare: null, gapVariation: null };

/**
 * Medians over the replies. `streamedShare`: came as event streams, of those asked to. `firstTextShare`: characters in the
 * first arrival, of all. `textChunks`: moments at which text arrived. `charactersPerChunk`. `spreadShare`: time between first and
 * last text, of the time from sending to the last (left out where thinking was billed and not streamed). `gapVariation`: standard deviation of the gaps over their mean. No options.
 */
export const streamShape: Analyzer<Shape> = {
  id: "stream-shape",
  version: 1,
  strength: "one-sided",
  scope: "probe",
  checkOptions: refuseOptions("stream-shape"),
  extract(transcript) {
    const arrivals = readArrivals(transcript);
    if (arrivals?.kind === "missing" && arrivals.why === cameWhole) return { kind: "value", value: whole };
    if (arrivals?.kind !== "value") return arrivals;
    const shape = describeShape(arrivals.value);
    return { kind: "value", value: thoughtUnseen(transcript) ? { ...shape, spreadShare: null } : shape };
  },
  summarize({ samples }) {
    const shapes = samples.map(({ value }) => value);
    const medianOf = (name: Exclude<keyof Shape, "streamed">): [string, number][] => {
      const middle = median(shapes.flatMap((shape) => shape[name] ?? []));
      return middle === null ? [] : [[name, roundTo(middle, RATIO_DECIMALS)]];
    };
    const features = Object.fromEntries([
      ...medianOf("charactersPerChunk"), ...medianOf("firstTextShare"), ...medianOf("gapVariation"), ...medianOf("spreadShare"),
      ["streamedShare", roundTo(shapes.filter(({ streamed }) => streamed).length / shapes.length, RATIO_DECIMALS)] as [string, number],
      ...medianOf("textChunks"),
    ]);
    return [{ state: "observed", value: { kind: "features", features }, note: "medians over replies" } satisfies Measured];
  },
};

/** Thinking that is billed and not streamed takes its time before the first text: the text that follows is no smaller part of the whole for being held back. */
function thoughtUnseen({ reply }: Transcript): boolean {
  return (reply?.usage?.reasoningTokens ?? 0) > 0 && reply?.deltas.every(({ kind }) => kind !== "reasoning") === true;
}

function describeShape({ pieces, characters }: Arrivals): Shape {
  const moments = new Map<number, number>();
  for (const piece of pieces) moments.set(piece.atMs, (moments.get(piece.atMs) ?? 0) + piece.characters);
  const times = [...moments.keys()];
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  return {
    streamed: true,
    firstTextShare: (moments.get(first) ?? 0) / characters,
    textChunks: times.length,
    charactersPerChunk: characters / times.length,
    spreadShare: last > 0 ? (last - first) / last : null,
    gapVariation: varyGaps(times.slice(1).map((time, at) => time - (times[at] ?? time))),
  };
}

function varyGaps(gaps: readonly number[]): number | null {
  if (gaps.length < LEAST_GAPS) return null;
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (gaps.length - 1);
  return mean > 0 ? Math.sqrt(variance) / mean : null;
}
