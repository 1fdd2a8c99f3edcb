/** One sentence in reply to questions that have nothing to do with each other: a gateway's notice, or a canned refusal, and no model's answer. */
import type { Analyzer, Sample } from "../../model/analyzer.js";
import { groupBy } from "../../stats/group-by.js";
import { keepText } from "../keep-text.js";
import { refuseOptions } from "../no-options.js";
import { readAnswer } from "../read-answer.js";
import { digestText } from "../style/digest-text.js";

export interface AnsweredSentence { readonly digest: string; readonly probe: string; readonly start: string }

/** Shorter replies may be the same word to many questions. */
const shortest = 20;
const shown = 60;
/** Two questions may have one answer; so many have none in common that is a sentence. */
export const fewestProbes = 3;

/** Of replies to questions that leave a free choice: the sentence that came most often of those that several probes got: so many `replies` to so many `probes`, or none; the note has its beginning. No options. */
export const repeatedSentence: Analyzer<AnsweredSentence> = {
  id: "repeated-sentence",
  version: 1,
  strength: "one-sided",
  scope: "exchange",
  checkOptions: refuseOptions("repeated-sentence"),
  extract(transcript) {
    const { exchange: { final, probe } } = transcript;
    if (!final || probe === null) return null;
    const answer = readAnswer(transcript);
    const text = answer.kind === "missing" ? "" : answer.value.trim();
    return text.length < shortest ? null : { kind: "value", value: { digest: digestText(text), probe: probe.id, start: keepText(text, shown) } };
  },
  summarize({ samples }) {
    const [most = []] = listSentences(samples);
    return [{
      state: "observed", note: most[0]?.value.start ?? "", ...(most.length > 0 && { evidence: most.map(({ exchangeId }) => exchangeId) }),
      value: { kind: "features", features: { replies: most.length, probes: new Set(most.map(({ value }) => value.probe)).size } },
    }];
  },
};

/** Groups of replies that are one sentence to several probes, the largest first. */
export function listSentences(samples: readonly Sample<AnsweredSentence>[]): readonly (readonly Sample<AnsweredSentence>[])[] {
  return [...groupBy(samples, ({ value }) => value.digest).values()].filter((group) => new Set(group.map(({ value }) => value.probe)).size >= fewestProbes).toSorted((a, b) => b.length - a.length || (a[0]?.seq ?? 0) - (b[0]?.seq ?? 0));
}
