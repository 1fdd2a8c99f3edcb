/** Keeps the cut replies that were cut at their own ceiling: what a gateway raised it to, and told nobody, is no tokenizer's doing. */
import { endMark } from "../../model/output-slack.js";
import type { TokenizerTexts } from "../../model/tokenizer-texts.js";
import { countStrings, implyCuts, measureDistance, tolerance, unseenCounts, type ImpliedCut } from "./imply-tokens.js";
import { agreesExactly, fewestCuts, fewestStrings } from "./judge-cuts.js";
import type { CutReply } from "./read-cuts.js";

/** From here on a constant surplus is no start or end mark. */
const smallestRaise = 3;

/** All, where some class cuts exactly there: then ceilings held, whatever is reported. A ceiling raised by one looks like an end mark. */
export function keepHonoured(cuts: readonly CutReply[], texts: readonly TokenizerTexts[]): readonly CutReply[] {
  const within = (more: number) => cuts.filter(({ ceiling, reported }) => reported === null || reported <= ceiling + more);
  const exact = [cuts, within(endMark), within(0)].find((kept) => texts.some(({ id }) => agreesExactly(implyCuts(kept, id, texts))));
  if (exact !== undefined) return exact;
  const floor = Math.max(0, ...texts.map(({ id }) => findFloor(implyCuts(cuts, id, texts))));
  return within(endMark).filter(({ ceiling }) => ceiling >= floor);
}

/** The ceiling below which none is honoured, by texts that all fit it; infinite where each is raised by as much. 0: none. */
function findFloor(implied: readonly ImpliedCut[]): number {
  const copies = implied.filter(({ reply }) => reply.entries.length > 0);
  if (copies.length < fewestCuts || countStrings(copies) < fewestStrings) return 0;
  const fits = (raise: (ceiling: number) => number): boolean => unseenCounts.some((hidden) => copies.every((cut) => measureDistance(cut, hidden, raise(cut.reply.ceiling)) <= tolerance));
  const surpluses = copies.map(({ reply, low }) => Math.floor(low) - reply.ceiling);
  const least = Math.min(...surpluses);
  if (least >= smallestRaise && fits((ceiling) => ceiling + least)) return Number.POSITIVE_INFINITY;
  const raised = copies.filter((_, at) => (surpluses[at] ?? 0) > tolerance);
  const floor = Math.max(0, ...raised.map(({ low }) => Math.floor(low)));
  return raised.length > 0 && fits((ceiling) => Math.max(ceiling, floor)) ? floor : 0;
}
