/** Where the pieces of a stream end inside a copied text: a server that sends tokens ends them where its tokenizer does. */
import type { Analyzer } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { countInside, describeEnds, placeEnds, type PieceEnds } from "../tokens/piece-ends.js";
import { readUnaltered } from "../tokens/read-copy.js";

/** Fewer ends are met by many tokenizers. */
const fewestEnds = 6;

/**
 * One a request: `ceiling`, `characters`, and the places at which pieces end, numbered from 0; of a text of its own (`free-edges`)
 * how many ends there are, and how many of them stand inside tokens of some classes. A stream that was cut anew on its way, by
 * characters, words or lines, says nothing. No options.
 */
export const chunkEdges: Analyzer<PieceEnds> = {
  id: "chunk-edges",
  version: 1,
  strength: "one-sided",
  scope: "probe",
  checkOptions: refuseOptions("chunk-edges"),
  extract(transcript, _options, _subject, { probeStrings, tokenCounters }) {
    if (!transcript.step.stream) return null;
    const read = readUnaltered(transcript, probeStrings);
    if (read.kind === "missing") return read;
    const { reply, choice, ceiling, shown, prefix, block } = read.value;
    if (!reply.streamed || reply.choices.length !== 1) return { kind: "missing", why: "not one stream" };
    const pieces = reply.deltas.filter(({ kind, text }) => kind === "text" && text !== "").map(({ text }) => text);
    if (!pieces.join("").startsWith(choice.text.slice(0, read.value.leading + shown.length))) return { kind: "missing", why: "the pieces are not the text" };
    if (pieces.length > ceiling) return { kind: "missing", why: "more pieces than tokens were allowed: the stream was cut anew on its way" };
    const ends = placeEnds(pieces.map(({ length }) => length), read.value);
    if (ends.length < fewestEnds) return { kind: "missing", why: `the stream came in few pieces (${pieces.length})` };
    const pacing = namePacing(pieces, shown, ends);
    if (pacing !== null) return { kind: "missing", why: `the stream was cut anew on its way, by ${pacing}` };
    return { kind: "value", value: { ceiling, characters: shown.length, ends, positions: null, block, prefix, inside: block === null ? countInside(shown, ends, tokenCounters) : {} } };
  },
  summarize: ({ subject, samples }) => samples.map((sample) => describeEnds(sample, subject, "free-edges")),
};

/** What gateways that smooth a stream cut by, where all pieces fit it. */
function namePacing(pieces: readonly string[], shown: string, ends: readonly number[]): string | null {
  const lengths = new Set(pieces.slice(0, -1).map((piece) => [...piece].length));
  if (lengths.size === 1) return "a number of characters";
  const beside = (at: number): boolean => /\s/.test(shown.charAt(at - 1)) || /\s/.test(shown.charAt(at));
  return ends.every(beside) ? "words" : null;
}
