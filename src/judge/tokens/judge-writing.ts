/** Judges by all that was produced whether a class of tokenizers writes the replies: cuts, named tokens, biased tokens, and ends of stream pieces. */
import type { Observation } from "../../model/observation.js";
import type { TokenizerTexts } from "../../model/tokenizer-texts.js";
import { judgeBiased, readBiased, type BiasedJudgement, type BiasedReply } from "./judge-biased.js";
import { judgeCuts, type CutJudgement } from "./judge-cuts.js";
import { judgeEnds, readEnds, type EndsJudgement, type EndsReply } from "./judge-ends.js";
import { keepHonoured } from "./keep-honoured.js";
import { readCuts, type CutReply } from "./read-cuts.js";

export interface Written {
  /** Those whose ceiling was honoured. */
  readonly cuts: readonly CutReply[];
  readonly strings: readonly EndsReply[];
  readonly edges: readonly EndsReply[];
  readonly biased: readonly BiasedReply[];
}

export interface WritingJudgement {
  readonly kind: "agrees" | "contradicts" | "undecided";
  /** What contradicts the class. */
  readonly cuts: CutJudgement | null;
  readonly strings: EndsJudgement | null;
  readonly edges: EndsJudgement | null;
  readonly biased: BiasedJudgement | null;
  /** Only ends of stream pieces or texts that are no copies contradict: whoever sends them may cut the stream as he likes, or add to the text. */
  readonly isThin: boolean;
  /** Reasoning that is not seen is no cause of it. */
  readonly unseenRuledOut: boolean;
  readonly evidence: readonly string[];
}

/** Fewer ends could all be met by a class that does not write. */
const fewestEdges = 24;

export function readWritten(observations: readonly Observation[], texts: readonly TokenizerTexts[]): Written {
  return {
    cuts: keepHonoured(readCuts(observations), texts), strings: readEnds(observations, "token-strings", "free-token-strings"),
    edges: readEnds(observations, "chunk-edges", "free-edges"), biased: readBiased(observations),
  };
}

/** Checks that disagree with each other decide nothing. */
export function judgeWriting(written: Written, classId: string, texts: readonly TokenizerTexts[]): WritingJudgement {
  const cuts = judgeCuts(written.cuts, classId, texts);
  const strings = judgeEnds(written.strings, classId, texts);
  const biased = judgeBiased(written.biased, classId, texts);
  const edges = judgeEnds(written.edges, classId, texts);
  const freeAlone = cuts.kind === "contradicts" && cuts.freeAlone;
  const strong = [freeAlone ? "undecided" : cuts.kind, strings.kind, biased.kind];
  const against = strong.includes("contradicts");
  const supported = strong.includes("agrees");
  // Pieces tell only where a listed class explains them all: others are those of a gateway.
  const edgesAgainst = edges.kind === "contradicts" && explainsEdges(written.edges, texts);
  const isThin = (edgesAgainst || freeAlone) && !against && !supported;
  const named = [cuts.kind, strings.kind].includes("agrees");
  const kind = isThin || (against && !supported) ? "contradicts" : named && !against ? "agrees" : "undecided";
  const only = <Judgement extends { readonly kind: string }>(judgement: Judgement): Judgement | null => (kind === "contradicts" && judgement.kind === "contradicts" ? judgement : null);
  const contradicting = { cuts: only(cuts), strings: only(strings), biased: only(biased), edges: edgesAgainst ? only(edges) : null };
  return {
    kind, ...contradicting, isThin,
    unseenRuledOut: kind === "contradicts" && (cuts.kind !== "contradicts" || cuts.unseenRuledOut || contradicting.strings !== null || contradicting.biased !== null),
    evidence: [...new Set([
      ...(contradicting.cuts?.deviating.flatMap(({ reply }) => reply.evidence) ?? []),
      ...[contradicting.strings, contradicting.biased, contradicting.edges].flatMap((judgement) => judgement?.evidence ?? []),
    ])],
  };
}

function explainsEdges(edges: readonly EndsReply[], texts: readonly TokenizerTexts[]): boolean {
  return edges.reduce((sum, { count }) => sum + count, 0) >= fewestEdges && texts.some(({ id }) => judgeEnds(edges, id, texts).kind === "fits");
}
