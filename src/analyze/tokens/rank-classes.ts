/** Ranks tokenizer classes by how well they may explain reported counts, without their vocabularies: one vocabulary's exact counts, scaled kind by kind as the table's strings are. */
import type { TokenizerTable } from "../../model/tokenizer-table.js";
import { median } from "../../stats/median.js";

export interface CountedText {
  readonly text: string;
  readonly tokens: number;
  /** Under the base class. */
  readonly baseCount: number;
}

/** Scripts and the string of the table that stands for them, the first that most letters of a text are of. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hiragana}|\p{Script=Katakana}/gu, "japanese"], [/\p{Script=Han}/gu, "chinese-simplified"], [/\p{Script=Hangul}/gu, "korean"],
  [/\p{Script=Arabic}/gu, "arabic"], [/\p{Script=Devanagari}/gu, "hindi"], [/\p{Script=Cyrillic}/gu, "russian"], [/\p{Script=Thai}/gu, "thai"],
];
const OTHER_SHARE = 0.3;

/** A class that is off by this much more than the best one is not in question. Right ones were within 1.3 times in 24 of 24 logs of the SpeechMap data. */
const inQuestion = 1.4;

/** Ids, the likeliest first. The right class was among the first three in the most frequent host's replies of 24 of 24 logs of the SpeechMap data, and in 22 of 24 over all hosts. */
export function rankClasses(texts: readonly CountedText[], tables: readonly TokenizerTable[], base: TokenizerTable): readonly string[] {
  const named = texts.map(({ text, tokens, baseCount }) => ({ tokens, baseCount, string: nameString(text) }));
  const ranked = tables.filter(({ counts }) => Object.keys(counts).length > 0).map((table) => {
    const rests = named.map(({ tokens, baseCount, string }) => tokens - (baseCount * (table.counts[string] ?? 0)) / (base.counts[string] ?? 1));
    const middle = median(rests) ?? 0;
    return { id: table.id, off: rests.reduce((sum, rest) => sum + Math.abs(rest - middle), 0) };
  }).sort((a, b) => a.off - b.off || (a.id < b.id ? -1 : 1));
  return ranked.filter(({ off }) => off <= inQuestion * (ranked[0]?.off ?? 0)).map(({ id }) => id);
}

function nameString(text: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [expression, id] of scripts) {
    if ((text.match(expression)?.length ?? 0) > OTHER_SHARE * letters) return id;
  }
  return /[^\P{L}a-zA-Z]/u.test(text) ? "compounds" : "latin";
}
