/** Where a copied text was cut by `max_tokens`: the cut is made by the tokenizer that writes, whatever the usage says. */
import type { Analyzer, Measured, Sample } from "../../model/analyzer.js";
import type { Resources } from "../../model/resources.js";
import type { ProbeStrings } from "../../model/tokenizer-table.js";
import type { Transcript } from "../../model/transcript.js";
import { readAnswer } from "../read-answer.js";
import { READ_CHARACTERS } from "../reply/prepare-text.js";
import { refuseOptions } from "../no-options.js";
import { countedClasses } from "../tokens/counted-classes.js";
import { findBlock } from "../tokens/find-block.js";

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

type ReadCut = { readonly kind: "value"; readonly value: Cut } | { readonly kind: "missing"; readonly why: string };

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
    return probeStrings === null ? missing("the strings of the tokenizer table are not at hand") : readCut(transcript, probeStrings, tokenCounters);
  },
  summarize: ({ subject, samples }) => samples.map((sample) => describeCut(sample, subject)),
};

/** What was refused, thought about first or ended by itself says nothing of where a cut falls. */
function readCut(transcript: Transcript, strings: ProbeStrings, counters: Resources["tokenCounters"]): ReadCut {
  const { step, reply } = transcript;
  const block = findBlock(step.messages.at(-1)?.content ?? "", strings);
  const answer = readAnswer(transcript);
  const choice = reply?.choices[0];
  if (block === null || step.maxTokens === null) return missing("nothing to copy was sent");
  if (answer.kind === "missing") return answer;
  if (choice === undefined) return missing("no choices in the reply");
  if (choice.reasoning !== "" || (reply?.usage?.reasoningTokens ?? 0) > 0) return missing("reasoning takes a part of max_tokens");
  // The last character may be unfinished: it is shown as U+FFFD or not at all.
  const shown = choice.text.slice(0, READ_CHARACTERS).replace(/(?<!\uFFFD)\uFFFD+$/, "").replace(/^\s+/, "");
  if (shown === "") return missing("no whole character within max_tokens");
  if (choice.stop?.unified !== "length") return missing("the text was not cut by max_tokens");
  const copied = block.text.startsWith(shown);
  return { kind: "value", value: {
    ceiling: step.maxTokens,
    characters: shown.length,
    pieces: reply?.streamed === true ? reply.deltas.filter(({ kind, text }) => kind === "text" && text !== "").length : null,
    reported: reply?.usage?.outputTokens ?? null,
    block: copied ? shortenBlock(block.entries) : null,
    counted: copied ? {} : Object.fromEntries(countedClasses.flatMap((id) => {
      const tokens = counters[id]?.(shown);
      return tokens === undefined ? [] : [[id, tokens]];
    })),
  } };
}

function describeCut({ exchangeId, step, sample, value }: Sample<Cut>, subject: Readonly<Record<string, string>>): Measured {
  const { ceiling, characters, pieces, reported, block, counted } = value;
  return {
    ...(block === null && { key: "free-cut" }),
    subject: { ...subject, step, sample: String(sample), ...(block !== null && { block }) }, state: "observed", samples: 1, evidence: [exchangeId], note: block === null ? "not an exact copy" : "",
    value: { kind: "features", features: { ceiling, characters, ...(pieces !== null && { pieces }), ...(reported !== null && { reported }), ...counted } },
  };
}

function shortenBlock(entries: readonly string[]): string {
  const runs: { id: string; copies: number }[] = [];
  for (const id of entries) {
    const last = runs.at(-1);
    if (last?.id === id) last.copies += 1;
    else runs.push({ id, copies: 1 });
  }
  return runs.map(({ id, copies }) => (copies === 1 ? id : `${id}*${copies}`)).join(" ");
}

function missing(why: string): ReadCut {
  return { kind: "missing", why };
}
