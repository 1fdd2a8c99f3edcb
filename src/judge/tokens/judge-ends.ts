/** Holds the ends of pieces, or of named tokens, in copied texts against where one class of tokenizers ends its tokens. */
import type { Observation } from "../../model/observation.js";
import type { TokenizerTexts } from "../../model/tokenizer-texts.js";
import { pick } from "../findings/pick.js";
import { keepPrefixed, readEntries } from "./read-cuts.js";

export interface EndsReply {
  readonly characters: number;
  /** Rising places inside the text; of a text of its own, null. */
  readonly ends: readonly number[] | null;
  /** Tokens that were made and are not named, where nearly all are: an end that is not there is then one that the text does not have. Null: pieces may hold several tokens. */
  readonly unnamed: number | null;
  readonly entries: readonly string[];
  readonly prefix: string;
  /** A text of its own: ends inside tokens, by class. */
  readonly inside: Readonly<Record<string, number>>;
  readonly count: number;
  readonly step: string;
  readonly evidence: readonly string[];
}

export interface EndsJudgement {
  /** agrees: every token ends where this class ends one, and none is missing. fits: no end stands inside a token of the class. */
  readonly kind: "agrees" | "fits" | "contradicts" | "undecided";
  readonly compared: number;
  readonly evidence: readonly string[];
}

/** Replies, and different texts in them, that must be compared or deviate before anything is said. */
const fewestReplies = 3;
/** A model may write a string in other tokens than the shortest, by one or two in thirty: `judge-cuts.ts`. */
const tolerance = 2;
/** A character that is unfinished at the end takes up to three tokens, which hosts may name or not; some name one that ends the text. */
const mostUnnamed = 3;

export function readEnds(observations: readonly Observation[], key: string, freeKey: string): EndsReply[] {
  const copies = pick(observations, key, "features").map(({ observation: { subject, evidence }, value: { features } }): EndsReply => {
    const { ceiling = 0, characters = 0, positions, ...placed } = features;
    const ends = Object.values(placed);
    return { characters, ends, unnamed: positions === undefined || Math.abs(positions - ceiling) > mostUnnamed ? null : Math.max(0, ceiling - positions), entries: readEntries(subject["block"] ?? ""), prefix: subject["prefix"] ?? "", inside: {}, count: ends.length, step: subject["step"] ?? "", evidence };
  });
  const free = pick(observations, freeKey, "features").map(({ observation: { subject, evidence }, value: { features } }): EndsReply => {
    const { ceiling: _ceiling, characters = 0, positions: _positions, ends = 0, ...inside } = features;
    return { characters, ends: null, unnamed: null, entries: [], prefix: "", inside, count: ends, step: subject["step"] ?? "", evidence };
  });
  return keepPrefixed([...copies, ...free]);
}

export function judgeEnds(replies: readonly EndsReply[], classId: string, texts: readonly TokenizerTexts[]): EndsJudgement {
  const pieces = texts.find(({ id }) => id === classId)?.pieces ?? {};
  const compared = replies.flatMap((reply) => {
    const off = countDeviations(reply, classId, pieces);
    return off === null ? [] : [{ reply, ...off }];
  });
  const strings = new Set(compared.map(({ reply }) => reply.entries[0] ?? reply.step)).size;
  const deviating = compared.filter(({ inside, absent }) => Math.max(inside, absent) > tolerance);
  const judgement = (kind: EndsJudgement["kind"]): EndsJudgement => ({ kind, compared: compared.length, evidence: [...new Set((kind === "contradicts" ? deviating : compared).flatMap(({ reply }) => reply.evidence))] });
  if (compared.length < fewestReplies || strings < fewestReplies) return judgement("undecided");
  if (deviating.length >= fewestReplies) return judgement("contradicts");
  if (compared.some(({ inside, absent }) => inside + absent > 0)) return judgement("undecided");
  return judgement(compared.every(({ reply }) => reply.unnamed !== null) ? "agrees" : "fits");
}

/** Ends inside tokens of the class, and ends of its tokens that a complete reply lacks; null where the class is not known well enough. */
function countDeviations({ characters, ends, unnamed, entries, inside }: EndsReply, classId: string, pieces: Readonly<Record<string, string>>): { inside: number; absent: number } | null {
  if (ends === null) {
    const own = inside[classId];
    return own === undefined ? null : { inside: own, absent: 0 };
  }
  const own = new Set<number>();
  let at = 0;
  for (const entry of entries) {
    const digits = pieces[entry];
    if (at >= characters) break;
    if (digits === undefined) return null;
    for (const digit of digits) own.add(at += Number.parseInt(digit, 36));
  }
  const named = new Set(ends);
  return {
    inside: ends.filter((end) => !own.has(end)).length,
    absent: unnamed === null ? 0 : Math.max(0, [...own].filter((end) => end > 0 && end < characters && !named.has(end)).length - unnamed),
  };
}
