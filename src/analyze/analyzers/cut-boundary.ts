/** Where a copied text was cut by `max_tokens`: the cut is made by the tokenizer that writes, whatever the usage says. */
import type { Analyzer, Measured, Sample } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { countedClasses } from "../tokens/counted-classes.js";
import { readCopy } from "../tokens/read-copy.js";

export interface Cut {
  readonly ceiling: number;
  /** UTF-16 units that are shown. */
  readonly characters: number;
  /** Pieces of a stream that carried text; null where the reply was not streamed. */
  readonly pieces: number | null;
  readonly reported: number | null;
  /** An exact copy: the strings in order, with their numbers of copies ("latin*4 code"). Null for a text of its own. */
  readonly block: string | null;
  /** A text of its own: its tokens under the vocabularies that come with the tool, by class. */
  readonly counted: Readonly<Record<string, number>>;
}

/**
 * One a request. `cut-boundary`, of an exact copy: `ceiling`, `characters`, and where known `pieces` and `reported` (output tokens
 * of the usage). `free-cut`, of any other text: the same, and its tokens under some classes by their ids. No options.
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
    const { reply, choice, ceiling, shown, block } = read.value;
    if (choice.stop?.unified !== "length") return { kind: "missing", why: "the text was not cut by max_tokens" };
    return { kind: "value", value: {
      ceiling, characters: shown.length, block,
      pieces: reply.streamed ? reply.deltas.filter(({ kind, text }) => kind === "text" && text !== "").length : null,
      reported: reply.usage?.outputTokens ?? null,
      counted: block !== null ? {} : Object.fromEntries(countedClasses.flatMap((id) => {
        const tokens = tokenCounters[id]?.(shown);
        return tokens === undefined ? [] : [[id, tokens]];
      })),
    } };
  },
  summarize: ({ subject, samples }) => samples.map((sample) => describeCut(sample, subject)),
};

function describeCut({ exchangeId, step, sample, value }: Sample<Cut>, subject: Readonly<Record<string, string>>): Measured {
  const { ceiling, characters, pieces, reported, block, counted } = value;
  return {
    ...(block === null && { key: "free-cut" }),
    subject: { ...subject, step, sample: String(sample), ...(block !== null && { block }) }, state: "observed", samples: 1, evidence: [exchangeId], note: block === null ? "not an exact copy" : "",
    value: { kind: "features", features: { ceiling, characters, ...(pieces !== null && { pieces }), ...(reported !== null && { reported }), ...counted } },
  };
}
