/** The tokens of a copied text as its log-probabilities name them: the vocabulary of the tokenizer that writes, where it is shown. */
import type { Analyzer } from "../../model/analyzer.js";
import type { LogprobPosition } from "../../model/transcript.js";
import { refuseOptions } from "../no-options.js";
import { countInside, describeEnds, placeEnds, type PieceEnds } from "../tokens/piece-ends.js";
import { readUnaltered } from "../tokens/read-copy.js";

/** More than any suite asks for. */
const mostPositions = 1024;

/**
 * One a request: `ceiling`, `characters`, `positions` (tokens named), and the places at which tokens end, numbered from 0; of a
 * text of its own (`free-token-strings`) how many ends there are, and how many stand inside tokens of some classes. Tokens that
 * are not those of the text shown say nothing. No options.
 */
export const tokenStrings: Analyzer<PieceEnds> = {
  id: "token-strings",
  version: 1,
  strength: "strong",
  scope: "probe",
  checkOptions: refuseOptions("token-strings"),
  extract(transcript, _options, _subject, { probeStrings, tokenCounters }) {
    if (transcript.step.topLogprobs === null) return null;
    const read = readUnaltered(transcript, probeStrings);
    if (read.kind === "missing") return read;
    const { choice, ceiling, shown, leading, prefix, block } = read.value;
    const { logprobs } = choice;
    if (logprobs === null) return { kind: "missing", why: "no log-probabilities were given" };
    const lengths = logprobs.length > mostPositions ? null : measureTokens(logprobs, choice.text, leading + shown.length);
    if (lengths === null) return { kind: "missing", why: "the tokens named are not those of the text" };
    const ends = placeEnds(lengths, read.value);
    return { kind: "value", value: { ceiling, characters: shown.length, ends, positions: logprobs.length, block, prefix, inside: block === null ? countInside(shown, ends, tokenCounters) : {} } };
  },
  summarize: ({ subject, samples }) => samples.map((sample) => describeEnds(sample, subject, "free-token-strings")),
};

/** UTF-16 units of the text that each token completes; null where the tokens together are another text. */
function measureTokens(logprobs: readonly LogprobPosition[], text: string, characters: number): number[] | null {
  const lengths: number[] = [];
  let held = Buffer.alloc(0);
  let at = 0;
  for (const { token, bytes } of logprobs) {
    // Without bytes a token that ends inside a character cannot be placed.
    if (bytes === null && (token.includes("\uFFFD") || token.startsWith("bytes:"))) return null;
    held = Buffer.concat([held, bytes === null ? Buffer.from(token) : Buffer.from(bytes)]);
    const whole = held.toString("utf8").replace(/\uFFFD+$/, "");
    held = held.subarray(Buffer.byteLength(whole));
    // Some hosts name the mark that ends the text too.
    if (at >= characters && !text.startsWith(whole, at)) break;
    if (!text.startsWith(whole, at)) return null;
    at += whole.length;
    lengths.push(whole.length);
  }
  return at >= characters ? lengths : null;
}
