/** Where a copied text was cut by `max_tokens`: the cut is made by the tokenizer that writes, whatever the usage says. */
import type { Analyzer, Measured, Sample } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { countByClass } from "../tokens/count-by-class.js";
import type { MatchedCopy } from "../tokens/match-copy.js";
import { readCopy } from "../tokens/read-copy.js";
import { findFooter, measureBefore } from "../tokens/strip-footer.js";

export interface Cut extends MatchedCopy {
  readonly ceiling: number;
  /** Pieces of a stream that carried text; null where the reply was not streamed. */
  readonly pieces: number | null;
  readonly reported: number | null;
  /** The strings that were sent, in order, with their numbers of copies ("latin*4 code"). */
  readonly sent: string;
  /** A text of its own: its tokens under the vocabularies that come with the tool, by class. */
  readonly counted: Readonly<Record<string, number>>;
}

/**
 * One a request. `cut-boundary`, of an exact copy: `ceiling`, `characters`, and where known `pieces` and `reported` (output tokens
 * of the usage); the subject names the few characters before it, if any. A footer that several copies share is taken off.
 * `altered-copy`, of a copy that is left or begins late: the same, and says nothing of who writes. `free-cut`, of any other
 * text: the same, and its tokens under some classes by their ids. No options.
 */
export const cutBoundary: Analyzer<Cut> = {
  id: "cut-boundary",
  version: 1,
  strength: "strong",
  scope: "probe",
  checkOptions: refuseOptions("cut-boundary"),
  extract(transcript, _options, _subject, { probeStrings, tokenCounters }) {
    const read = readCopy(transcript, probeStrings);
    if (read.kind === "missing") return read;
    const { reply, choice, ceiling, form, shown, prefix, matched, sent } = read.value;
    if (choice.stop?.unified !== "length") return { kind: "missing", why: "the text was not cut by max_tokens" };
    return { kind: "value", value: {
      ceiling, form, shown, prefix, matched, sent,
      pieces: reply.streamed ? reply.deltas.filter(({ kind, text }) => kind === "text" && text !== "").length : null,
      reported: reply.usage?.outputTokens ?? null,
      counted: form !== "own" ? {} : countByClass(shown, tokenCounters),
    } };
  },
  summarize({ subject, samples }) {
    const footer = findFooter(samples.map(({ value }) => value));
    return samples.map((sample) => describeCut(sample, subject, measureBefore(sample.value, footer)));
  },
};

const notes = { copy: "", altered: "the copy was altered", own: "not an exact copy" } as const;
const keys = { copy: {}, altered: { key: "altered-copy" }, own: { key: "free-cut" } } as const;

/** `before`: characters before a footer that was taken off. */
function describeCut({ exchangeId, step, sample, value }: Sample<Cut>, subject: Readonly<Record<string, string>>, before: number | null): Measured {
  const { ceiling, shown, prefix, pieces, reported, sent, counted } = value;
  const form = before === null ? value.form : "copy";
  return {
    ...keys[form],
    subject: { ...subject, step, sample: String(sample), ...(form === "copy" && { block: sent }), ...(prefix !== "" && { prefix }) }, state: "observed", samples: 1, evidence: [exchangeId],
    note: before === null ? notes[form] : "without a footer that several copies share",
    value: { kind: "features", features: { ceiling, characters: before ?? shown.length, ...(pieces !== null && { pieces }), ...(reported !== null && { reported }), ...counted } },
  };
}
