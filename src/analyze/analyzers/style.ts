/** The style of replies as coordinates in the shipped style map: costly to fake over many replies, since it is the sum of a model's habits. */
import type { Analyzer } from "../../model/analyzer.js";
import { isSampled } from "../is-sampled.js";
import { refuseOptions } from "../no-options.js";
import { readAnswer } from "../read-answer.js";
import { roundTo } from "../round-to.js";
import { digestText } from "../style/digest-text.js";
import { hasWords } from "../style/has-words.js";
import { isLearnedLanguage } from "../style/is-learned-language.js";
import { isProse, projectStyle } from "../style/project-style.js";
import { readReplyParts } from "../style/read-reply-parts.js";
import { repeatsPrompt } from "../style/repeats-prompt.js";
import { splitText } from "../style/split-text.js";

/** Words and marks below which a reply has no style: one-word answers and bare numbers. */
export const fewestPieces = 8;
/** Characters that are split at most a piece, so that a hostile reply is not split whole only to be counted. */
const longestPiece = 64;
/** Probes ask for brevity, and brevity is theirs, not the model's: of their replies only paragraphs count. */
const fewestProbePieces = 60;
/** So few paragraphs in reply to probes show the probes' subjects more than a style. */
const fewestProbeReplies = 4;
/** So many replies that are the same to the letter come from no model. */
const fewestAlike = 3;
/** Replies of a log that are measured: five times as many as the shipped references were learned from. */
const wanted = 1_000;
const decimals = 4;

export interface ReplyStyle {
  readonly coordinates: Float64Array;
  /** In reply to a probe, and not out of a log. */
  readonly probed: boolean;
  readonly digest: string;
}

/** Mean and variance of each coordinate, whose sample count says how far to trust them. No options. */
export const style: Analyzer<ReplyStyle> = {
  id: "style",
  version: 1,
  strength: "strong",
  scope: "exchange",
  checkOptions: refuseOptions("style"),
  extract(transcript, _options, _subject, resources) {
    const { styleMap } = resources;
    if (styleMap === undefined || !transcript.exchange.final || !isSampled(transcript.exchange, wanted, resources)) return null;
    const answer = readAnswer(transcript);
    if (answer.kind === "missing" || transcript.reply === null) return answer.kind === "missing" ? answer : null;
    const { text, reasoning } = readReplyParts(transcript.reply);
    const probed = transcript.exchange.probe !== null;
    const fewest = probed ? fewestProbePieces : fewestPieces;
    if (splitText(text.slice(0, fewest * longestPiece)).length < fewest) return null;
    if (repeatsPrompt(text, transcript.step.messages.at(-1)?.content ?? "")) return { kind: "missing", why: "it repeats the prompt" };
    if (!hasWords(splitText(text))) return { kind: "missing", why: "no prose" };
    if (!isLearnedLanguage(styleMap, text)) return { kind: "missing", why: "in a language that the style map was not learned from" };
    const { coordinates, known } = projectStyle(styleMap, text, reasoning);
    if (!isProse(known)) return { kind: "missing", why: "no prose" };
    return { kind: "value", value: { coordinates, probed, digest: digestText(text) } };
  },
  summarize({ samples }, { styleMap }) {
    if (samples.length < fewestProbeReplies && samples.some(({ value }) => value.probed)) return [{ state: "unavailable", note: `${samples.length} replies of a paragraph or more, too few for a style` }];
    if (samples.length >= fewestAlike && new Set(samples.map(({ value }) => value.digest)).size === 1) return [{ state: "unavailable", note: `the same reply ${samples.length} times, which is no style` }];
    const dimensions = styleMap?.dimensions ?? 0;
    const features = Object.fromEntries(Array.from({ length: dimensions }, (_, dimension) => {
      const values = samples.map(({ value }) => value.coordinates[dimension] ?? 0);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      return [[nameDimension("mean", dimension), roundTo(mean, decimals)], ...(values.length < 2 ? [] : [[nameDimension("spread", dimension), roundTo(squares / (values.length - 1), decimals)]])];
    }).flat() as [string, number][]);
    return [{ state: "observed", value: { kind: "features", features }, subject: { map: `${styleMap?.id ?? ""}@${styleMap?.version ?? 0}` }, note: "" }];
  },
};

/** Two digits, so that they sort. */
function nameDimension(what: string, dimension: number): string {
  return `${what}-${String(dimension + 1).padStart(2, "0")}`;
}
