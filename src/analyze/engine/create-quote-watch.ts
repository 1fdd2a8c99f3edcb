/** Finds names that repeat the prompt or the reply of their own exchange: under `--redact-text` they are quotations like any other. */
import type { Reply, Transcript } from "../../model/transcript.js";
import { collectStrings } from "../reply/collect-strings.js";

export interface QuoteWatch {
  add(transcript: Transcript): void;
  list(): readonly string[];
}

/** Words in a row that are a quotation; names of models and ids of requests are rarely as long, and then not in the text. */
const QUOTED_WORDS = 5;
/** Longer ones, and those that are not one plain word, are left out of a redacted report whatever they say. */
const NAME_CHARACTERS = 64;

/** No more names are kept than the exchanges have, each of one line. */
export function createQuoteWatch(): QuoteWatch {
  const quoting = new Set<string>();
  return {
    add({ step, reply }) {
      if (reply === null) return;
      const long = listNames(reply).filter((name) => name.length <= NAME_CHARACTERS && splitWords(name).length >= QUOTED_WORDS);
      if (long.length === 0) return;
      const said = reply.choices.flatMap(({ text, reasoning, refusal }) => [text, reasoning, refusal ?? ""]);
      const texts = [step.system ?? "", ...step.messages.map(({ content }) => content), ...said, reply.error?.message ?? ""].map((text) => ` ${splitWords(text).join(" ")} `);
      for (const name of long) if (listRuns(name).some((run) => texts.some((text) => text.includes(` ${run} `)))) quoting.add(name);
    },
    list: () => [...quoting].sort(),
  };
}

/** Every string that the endpoint may fill in, wherever it stands in the body. */
function listNames({ id, reportedModel, choices, error, raw }: Reply): string[] {
  const stops = choices.flatMap(({ stop }) => (stop === null ? [] : [stop.raw]));
  return [...new Set([id, reportedModel, error?.type, error?.code, ...stops, ...collectStrings(raw)])].filter((name) => typeof name === "string");
}

function listRuns(name: string): string[] {
  const words = splitWords(name);
  return words.slice(QUOTED_WORDS - 1).map((_, at) => words.slice(at, at + QUOTED_WORDS).join(" "));
}

function splitWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
