/** Output tokens as reported, beside the visible text: its characters, and its tokens under the vocabularies that come with the tool. */
import type { Analyzer } from "../../model/analyzer.js";
import { exceedsText } from "../../model/output-slack.js";
import { refuseOptions } from "../no-options.js";
import { remember } from "../remember.js";
import { readCountedText } from "../reply/read-counted-text.js";
import { countByClass } from "../tokens/count-by-class.js";
import { countedClasses } from "../tokens/counted-classes.js";

interface Output { readonly reported: number; readonly unseen: number; readonly characters: number; readonly counted: Readonly<Record<string, number>> }

const countText = remember(countByClass);

/**
 * Runs only: of a log's replies see `output-meter`. Sums over the replies that ended by themselves and hold nothing but text: `replies`, `reported` less
 * reported reasoning (`unseen`), `characters`, tokens by class, and by class how many replies each exceed their text (`exceeding-o200k`). No options.
 */
export const outputCount: Analyzer<Output> = {
  id: "output-count",
  version: 3,
  strength: "reported",
  scope: "exchange",
  checkOptions: refuseOptions("output-count"),
  extract(transcript, _options, _subject, { tokenCounters }) {
    const read = transcript.exchange.outcome.kind === "logged" ? null : readCountedText(transcript);
    return read === null ? null : { kind: "value", value: { reported: read.reported, unseen: read.unseen, characters: read.text.length, counted: countText(read.text, tokenCounters) } };
  },
  summarize({ samples }) {
    const sum = (read: (output: Output) => number): number => samples.reduce((total, { value }) => total + read(value), 0);
    const counted = countedClasses.filter((id) => samples.every(({ value }) => value.counted[id] !== undefined));
    return [{ state: "observed", note: "", value: { kind: "features", features: {
      replies: samples.length, reported: sum((value) => value.reported), characters: sum((value) => value.characters), unseen: sum((value) => value.unseen),
      ...Object.fromEntries(counted.map((id) => [id, sum((value) => value.counted[id] ?? 0)])),
      ...Object.fromEntries(counted.map((id) => [`exceeding-${id}`, sum(({ reported, counted: own }) => (exceedsText(reported, own[id] ?? 0) ? 1 : 0))])),
    } } }];
  },
};
