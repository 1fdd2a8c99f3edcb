/** How often texts that should be random come back the same: the mark of a stored reply. */
import { z } from "zod";
import type { Analyzer } from "../../model/analyzer.js";
import { classifyByRules } from "../reply/classify-by-rules.js";
import { noFacts, noMarkers, readOptions } from "../reply/checklist-options.js";
import { replyText } from "../reply/reply-text.js";
import { askedOnce, countPairs, groupByPrompt, readRepeatedText, type RepeatedText } from "../repeated-texts.js";

/** Twelve random letters agree by chance once in 10^17 pairs; models are far from random, so that a probe should ask for more. */
const optionsSchema = z.strictObject({ minimumCharacters: z.int().min(4).max(1_000).default(12) });

const nothingExpected = { facts: noFacts, markers: noMarkers };

function refuses(text: string): boolean {
  return classifyByRules(text, false, nothingExpected).label === "refused";
}

/** Byte-identical pairs of pairs with equal prompts. Refusals, replies shorter than `minimumCharacters`, and requests at temperature 0, are left out. */
export const repeatedRandomText: Analyzer<RepeatedText> = {
  id: "repeated-random-text",
  version: 1,
  strength: "strong",
  scope: "probe",
  checkOptions: (options) => void readOptions("repeated-random-text", optionsSchema, options),
  extract(transcript, options) {
    if (transcript.step.temperature === 0) return null;
    const text = readRepeatedText(transcript, 0);
    if (text.kind === "missing") return text;
    const { minimumCharacters } = readOptions("repeated-random-text", optionsSchema, options);
    if (transcript.reply !== null && refuses(replyText(transcript.reply))) return { kind: "missing", why: "a refusal, which is said in the same words each time" };
    return text.value.length < minimumCharacters ? { kind: "missing", why: "too short to be random" } : text;
  },
  summarize({ samples }) {
    const groups = groupByPrompt(samples);
    if (groups.length === 0) return [{ state: "unavailable", note: askedOnce }];
    const { identical, pairs } = countPairs(groups);
    const compared = groups.flat();
    const ids = compared.flatMap(({ value }) => value.responseId ?? []);
    const repeatedIds = ids.length - new Set(ids).size;
    return [{
      state: "observed",
      value: { kind: "rate", k: identical, n: pairs },
      samples: compared.length,
      evidence: compared.map(({ exchangeId }) => exchangeId),
      note: `pairs of ${compared.length} replies${repeatedIds > 0 ? `; ${repeatedIds} carry a response id that came before` : ""}`,
    }];
  },
};
