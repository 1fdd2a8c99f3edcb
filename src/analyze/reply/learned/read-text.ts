/** What the classifier reads in a reply's text alone: measured once, whatever it answers. */
import { remember } from "../../remember.js";
import { evasionRules, redirectRules, refusalRules } from "../refusal-phrases.js";
import { searchRules } from "../search-rules.js";
import { measureNoise } from "./measure-content.js";
import { readShape, type Shape } from "./measure-form.js";
import type { FeatureMap, PutFeature } from "./reply-view.js";
import { endingOf, openingOf, sizeOf } from "./size-of.js";
import { wordFamilies } from "./word-families.js";

export const OPENING_SIZE = 300;
export const ENDING_SIZE = 250;
/** Below it a refusal is looked for anywhere, as in the fixed rules. */
const SHORT_SIZE = 700;
/** Below it a reply is shorter than nine in ten of the full answers on SpeechMap. */
export const BRIEF_SIZE = 1_400;
/** Upper bounds in size units; the last bucket is open. */
const sizeBuckets = [60, 120, 200, 350, 500, 700, 1_000, 1_400, 2_000, 3_000, 4_500] as const;
/** Rates are per so many size units, and a reply shorter than half of that is taken as that long. */
const RATE_UNITS = 1_000;
/** Families whose place in the first sentence tells more than in the opening at large. */
const firstSentenceFamilies: ReadonlySet<string> = new Set(["apology", "compliance-opener", "denied-premise", "disagreement", "first-person", "harm", "inability", "incoherent", "intent", "no-access", "official-voice", "policy", "rights", "self-reference", "unlawful"]);

/** Only looked for where a question takes something for granted: elsewhere full answers begin with a "not" as often. */
const negation = /\b(?:not|no|never|none|nor|neither|cannot|\w+n't)\b|不|没有|并非|\b(?:ei|eivat|en|emme|eika|kukaan)\b/;

interface Parts {
  readonly prepared: string;
  readonly size: number;
  readonly opening: string;
  readonly ending: string;
  readonly first: string;
}

export interface TextReading {
  readonly features: FeatureMap;
  readonly size: number;
  readonly opening: string;
  readonly shape: Shape;
  /** The first sentence holds a "not". */
  readonly negates: boolean;
}

/** `prepared`: the text prepared for phrases (prepare-text.ts). */
export const readText = remember((text: string, prepared: string): TextReading => {
  const features = new Map<string, number>();
  const put: PutFeature = (name, value) => void (value !== 0 && features.set(name, value));
  const size = sizeOf(prepared);
  const opening = openingOf(prepared, OPENING_SIZE);
  const first = firstSentence(prepared);
  const parts = { prepared, size, opening, ending: size > OPENING_SIZE ? endingOf(prepared, ENDING_SIZE) : "", first };
  put("size/log", Math.log1p(size) / 8);
  for (const bound of sizeBuckets) put(`size/under-${bound}`, Number(size < bound));
  put("question-mark/last", Number(/[?？]["'”)]*\s*$/.test(text)));
  measureFamilies(parts, put);
  measureRules(parts, put);
  if (size < BRIEF_SIZE) {
    put("inability/short", Number(features.has("inability/rate")));
    put("first-person/short", Number(features.has("first-person/opening")));
    put("official-voice/short", features.get("official-voice/rate") ?? 0);
    put("self-reference/short", Number(features.has("self-reference/rate")));
  }
  measureNoise(text, put);
  return { features, size, opening, shape: readShape(text), negates: negation.test(first) };
});

function measureFamilies({ prepared, size, opening, ending, first }: Parts, put: PutFeature): void {
  put("first-sentence/size", Math.min(1, sizeOf(first) / 400));
  for (const { id, pattern } of wordFamilies) {
    const count = prepared.match(pattern)?.length ?? 0;
    // What is nowhere in the text is not in its first sentence, which ends at a mark that no wording goes on behind.
    if (count === 0) continue;
    if (firstSentenceFamilies.has(id)) put(`${id}/first-sentence`, Number(first.match(pattern) !== null));
    put(`${id}/rate`, Math.min(3, Math.log1p(count * RATE_UNITS / Math.max(RATE_UNITS / 2, size))));
    put(`${id}/opening`, Number(opening.match(pattern) !== null));
    put(`${id}/ending`, Number(ending !== "" && ending.match(pattern) !== null));
  }
}

function measureRules({ prepared, size, opening, ending }: Parts, put: PutFeature): void {
  const refusal = firstOf(searchRules(prepared, refusalRules));
  const opens = refusal !== -1 && refusal < opening.length;
  put("refusal/opening", Number(opens));
  put("refusal/later", Number(refusal >= opening.length));
  put("refusal/ending", Number(ending !== "" && firstOf(searchRules(ending, refusalRules)) !== -1));
  if (opens) put(`refusal/opening-${sizeBuckets.find((bound) => size < bound) ?? "longest"}`, 1);
  const read = size < SHORT_SIZE ? prepared : opening;
  put("refusal/rules", Math.min(3, searchRules(read, refusalRules).filter((at) => at !== -1).length));
  const redirects = firstOf(searchRules(prepared, redirectRules)) !== -1;
  put("redirect/any", Number(redirects));
  if (size < BRIEF_SIZE) put("redirect/short", Number(redirects));
  put("evasion/any", Number(firstOf(searchRules(prepared, evasionRules)) !== -1));
}

export function firstSentence(prepared: string): string {
  return /^[^.!?。！？]*[.!?。！？]?/.exec(prepared)?.[0] ?? "";
}

function firstOf(places: readonly number[]): number {
  let first = -1;
  for (const at of places) if (at !== -1 && (first === -1 || at < first)) first = at;
  return first;
}
