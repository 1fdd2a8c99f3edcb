/** Output tokens as reported, beside the visible text: its characters, and its tokens under the vocabularies that come with the tool. */
import type { Analyzer } from "../../model/analyzer.js";
import type { Resources } from "../../model/resources.js";
import { isSampled } from "../is-sampled.js";
import { refuseOptions } from "../no-options.js";
import { remember } from "../remember.js";
import { isLoneAnswer } from "../reply/is-lone-answer.js";
import { countedClasses } from "../tokens/counted-classes.js";

interface Output { readonly reported: number; readonly characters: number; readonly counted: Readonly<Record<string, number>> }

/** Shorter texts are mostly the tokens that begin and end them. */
const shortest = 80;
/** Replies of a log that are counted, long and short alike: one reply's ratio of both counts strays by 1 to 9 % within a language (five models of the SpeechMap data, 40 to 100 replies each), and a vocabulary counts half a megabyte in a second. */
const wanted = 100;
/** No reply that suites ask for is longer; of the rest of a log's the beginning would not do. */
const longest = 20_000;

const countText = remember((text: string, tokenCounters: Resources["tokenCounters"]): Readonly<Record<string, number>> => Object.fromEntries(countedClasses.flatMap((id) => {
  const tokens = tokenCounters[id]?.(text);
  return tokens === undefined ? [] : [[id, tokens]];
})));

/** Sums over the replies that ended by themselves and hold nothing but text: `replies`, `reported`, `characters`, and tokens by class. No options. */
export const outputCount: Analyzer<Output> = {
  id: "output-count",
  version: 1,
  strength: "reported",
  scope: "exchange",
  checkOptions: refuseOptions("output-count"),
  extract({ exchange, reply }, _options, _subject, resources) {
    const choice = reply?.choices[0];
    const reported = reply?.usage?.outputTokens ?? null;
    if (!exchange.final || reply === null || choice === undefined || !isLoneAnswer(reply) || reported === null || reported === 0) return null;
    if (choice.reasoning !== "" || (reply.usage?.reasoningTokens ?? 0) > 0 || choice.toolCalls.length > 0 || choice.stop?.unified !== "stop") return null;
    const { text } = choice;
    if (text.length < shortest || text.length > longest || !isSampled(exchange, wanted, resources, resources.log?.countable)) return null;
    return { kind: "value", value: { reported, characters: text.length, counted: countText(text, resources.tokenCounters) } };
  },
  summarize({ samples }) {
    const sum = (read: (output: Output) => number): number => samples.reduce((total, { value }) => total + read(value), 0);
    const counted = countedClasses.filter((id) => samples.every(({ value }) => value.counted[id] !== undefined)).map((id) => [id, sum((value) => value.counted[id] ?? 0)]);
    return [{ state: "observed", note: "", value: { kind: "features", features: {
      replies: samples.length, reported: sum((value) => value.reported), characters: sum((value) => value.characters), ...Object.fromEntries(counted) as Record<string, number>,
    } } }];
  },
};
