/** Holds the places where replies were cut against where one class of tokenizers would have cut them. */
import type { TokenizerTexts } from "../../model/tokenizer-texts.js";
import { groupBy } from "../../stats/group-by.js";
import { countStrings, implyCuts, measureDistance, tolerance, unseen, unseenCounts, type ImpliedCut } from "./imply-tokens.js";
import type { CutReply } from "./read-cuts.js";

export interface CutJudgement {
  /** agrees: every cut falls where this class cuts. contradicts: too many do not, under any constant number of unseen tokens. */
  readonly kind: "agrees" | "contradicts" | "undecided";
  readonly compared: number;
  readonly strings: number;
  /** Tokens of this class in the shown text against the ceiling, for those that disagree most. */
  readonly deviating: readonly { readonly tokens: number; readonly reply: CutReply }[];
  /** Whether unseen reasoning is ruled out as the cause: texts that are too long for their ceiling, or a piece of stream for every token. */
  readonly unseenRuledOut: boolean;
  /** Too few exact copies contradict: a text of its own may have been added to or rewritten after it was written. */
  readonly freeAlone: boolean;
}

/** Cuts that must be compared, in so many different texts, before anything is said. */
export const fewestCuts = 4;
export const fewestStrings = 3;
const fewestDeviating = 3;

/** Of replies whose ceiling was honoured: `keep-honoured.ts`. */
export function judgeCuts(cuts: readonly CutReply[], classId: string, texts: readonly TokenizerTexts[]): CutJudgement {
  const compared = implyCuts(cuts, classId, texts);
  const strings = countStrings(compared);
  const deviating = [...groupBy(compared, ({ reply }) => reply.prefix).values()].flatMap(findDeviating)
    .toSorted((a, b) => b.distance - a.distance);
  const enough = compared.length >= fewestCuts && strings >= fewestStrings;
  const judgement = { compared: compared.length, strings, deviating: deviating.map(({ cut: { reply, low } }) => ({ tokens: low, reply })) };
  const copies = deviating.filter(({ cut: { reply } }) => reply.entries.length > 0);
  const long = deviating.filter(({ cut: { reply, low } }) => low > reply.ceiling + tolerance);
  const piecewise = deviating.filter(({ cut: { reply } }) => reply.pieces !== null && reply.pieces >= reply.ceiling - unseen.most);
  return {
    ...judgement,
    kind: agreesExactly(compared) && deviating.length === 0 ? "agrees" : enough && deviating.length >= fewestDeviating ? "contradicts" : "undecided",
    unseenRuledOut: long.length >= 2 || piecewise.length >= fewestDeviating,
    freeAlone: copies.length < fewestDeviating,
  };
}

/** Enough copies, in enough strings, that all end where the class cuts. */
export function agreesExactly(compared: readonly ImpliedCut[]): boolean {
  const copies = compared.filter(({ reply }) => reply.entries.length > 0);
  const prefixes = [...groupBy(copies, ({ reply }) => reply.prefix).values()];
  return copies.length >= fewestCuts && countStrings(compared) >= fewestStrings && prefixes.every((own) => unseenCounts.some((hidden) => own.every((cut) => measureDistance(cut, hidden) === 0)));
}

/** Under the number of unseen tokens that fits most; what stands before a copy has its own. */
function findDeviating(compared: readonly ImpliedCut[]): { readonly cut: ImpliedCut; readonly distance: number }[] {
  const deviatingAt = (hidden: number) => compared.map((cut) => ({ cut, distance: measureDistance(cut, hidden) })).filter(({ distance }) => distance > tolerance);
  return unseenCounts.map(deviatingAt).reduce((fewest, deviating) => (deviating.length < fewest.length ? deviating : fewest), deviatingAt(0));
}
