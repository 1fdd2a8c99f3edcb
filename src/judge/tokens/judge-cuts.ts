/** Holds the places where replies were cut against where one class of tokenizers would have cut them. */
import type { Observation } from "../../model/observation.js";
import type { TokenizerTexts } from "../../model/tokenizer-texts.js";
import { pick } from "../findings/pick.js";

export interface CutReply {
  readonly ceiling: number;
  readonly characters: number;
  readonly pieces: number | null;
  /** An exact copy: ids of the strings, one a copy. Empty for a text of its own. */
  readonly entries: readonly string[];
  /** A text of its own: its tokens by class. */
  readonly counted: Readonly<Record<string, number>>;
  readonly step: string;
  readonly evidence: readonly string[];
}

export interface CutJudgement {
  /** agrees: every cut falls where this class cuts. contradicts: too many do not, under any constant number of unseen tokens. */
  readonly kind: "agrees" | "contradicts" | "undecided";
  readonly compared: number;
  readonly strings: number;
  /** Tokens of this class in the shown text against the ceiling, for those that disagree most. */
  readonly deviating: readonly { readonly tokens: number; readonly reply: CutReply }[];
  /** Whether unseen reasoning is ruled out as the cause: texts that are too long for their ceiling, or a piece of stream for every token. */
  readonly unseenRuledOut: boolean;
}

/** Cuts that must be compared, in different texts, before anything is said. */
const fewestCuts = 4;
/** A model may write a string in other tokens than the shortest, by one or two in thirty. */
const tolerance = 2;
const fewestDeviating = 3;
/** Tokens that are made and not shown in every reply alike: a start mark, an empty thought. */
const unseen = { least: -2, most: 6 } as const;

export function readCuts(observations: readonly Observation[]): CutReply[] {
  return ["cut-boundary", "free-cut"].flatMap((key) => pick(observations, key, "features").flatMap(({ observation: { subject, evidence }, value: { features } }) => {
    const { ceiling, characters, pieces, reported: _reported, ...counted } = features;
    if (ceiling === undefined || characters === undefined) return [];
    return [{ ceiling, characters, pieces: pieces ?? null, entries: readEntries(subject["block"] ?? ""), counted, step: subject["step"] ?? "", evidence }];
  }));
}

/** Ids of the strings of a block, one a copy: "latin*2 code" holds three. */
export function readEntries(block: string): string[] {
  return block.split(" ").filter((run) => run !== "").flatMap((run) => {
    const [id = "", copies = "1"] = run.split("*");
    return Array.from({ length: Math.min(100, Number(copies)) }, () => id);
  });
}

export function judgeCuts(cuts: readonly CutReply[], classId: string, texts: readonly TokenizerTexts[]): CutJudgement {
  const pieces = texts.find(({ id }) => id === classId)?.pieces ?? {};
  const compared = cuts.flatMap((reply) => {
    const range = impliedTokens(reply, classId, pieces);
    return range === null ? [] : [{ reply, ...range }];
  });
  const strings = new Set(compared.map(({ reply }) => reply.entries[0] ?? reply.step)).size;
  const distance = ({ reply, low, high }: (typeof compared)[number], hidden: number): number => {
    const made = reply.ceiling - Math.min(hidden, mostUnseen(reply));
    return Math.max(0, low - made, made - high);
  };
  const offsets = Array.from({ length: unseen.most - unseen.least + 1 }, (_, index) => unseen.least + index);
  const deviatingAt = (hidden: number) => compared.filter((one) => distance(one, hidden) > tolerance);
  const best = offsets.reduce((least, hidden) => (deviatingAt(hidden).length < deviatingAt(least).length ? hidden : least), 0);
  const deviating = deviatingAt(best).toSorted((a, b) => distance(b, best) - distance(a, best));
  const copies = compared.filter(({ reply }) => reply.entries.length > 0);
  const exact = copies.length >= fewestCuts && offsets.some((hidden) => copies.every((one) => distance(one, hidden) === 0));
  const enough = compared.length >= fewestCuts && strings >= fewestDeviating;
  return {
    kind: enough && exact && deviating.length === 0 ? "agrees" : enough && deviating.length >= fewestDeviating ? "contradicts" : "undecided",
    compared: compared.length,
    strings,
    deviating: deviating.map(({ reply, low }) => ({ tokens: low, reply })),
    unseenRuledOut: deviating.filter(({ reply, low }) => low > reply.ceiling + tolerance).length >= 2
      || deviating.filter(({ reply }) => reply.pieces !== null && reply.pieces >= reply.ceiling - unseen.most).length >= fewestDeviating,
  };
}

/** A stream that comes in about as many pieces as tokens leaves no more unseen than are missing from it. */
function mostUnseen({ ceiling, pieces }: CutReply): number {
  return pieces === null || pieces < ceiling - unseen.most ? unseen.most : Math.max(0, ceiling - pieces);
}

/** How many tokens of the class the shown text holds; null where the class is not known well enough. */
function impliedTokens({ entries, characters, counted }: CutReply, classId: string, pieces: Readonly<Record<string, string>>): { low: number; high: number } | null {
  const own = counted[classId];
  // The end of a text that was cut may stand in other tokens than it would alone.
  if (entries.length === 0) return own === undefined ? null : { low: own - 1, high: own + 1 };
  let shown = 0;
  let tokens = 0;
  let low: number | null = null;
  for (const entry of entries) {
    const digits = pieces[entry];
    if (digits === undefined) return null;
    for (const digit of digits) {
      shown += Number.parseInt(digit, 36);
      tokens += 1;
      if (low === null && shown >= characters) low = tokens;
      if (shown <= characters) continue;
      // Between two ends, where this class never cuts: half a token says so.
      return low === tokens ? { low: tokens - 0.5, high: tokens - 0.5 } : { low: low ?? tokens, high: tokens - 1 };
    }
  }
  return low === null ? null : { low, high: tokens };
}
