/** Holds what was written where one token was made certain against what its number stands for under one class of tokenizers. */
import type { Observation } from "../../model/observation.js";
import type { TokenizerTexts } from "../../model/tokenizer-texts.js";
import { pick } from "../findings/pick.js";

export interface BiasedReply {
  /** Null: the request without a bias. */
  readonly token: string | null;
  /** What the reply repeats; empty where it repeats nothing. */
  readonly unit: string;
  readonly evidence: readonly string[];
}

export interface BiasedJudgement {
  /** unavailable: nothing shows that the bias is honoured. agrees: every number stands for what was written. */
  readonly kind: "agrees" | "contradicts" | "undecided" | "unavailable";
  readonly compared: number;
  readonly evidence: readonly string[];
}

/** One text that is repeated may be a habit of the model; two different ones for two numbers are the bias. */
const fewestHonoured = 2;
const fewestDeviating = 2;

export function readBiased(observations: readonly Observation[]): BiasedReply[] {
  return pick(observations, "biased-token", "label").map(({ observation: { subject, evidence }, value: { label } }) => {
    const { token = "none" } = subject;
    return { token: token === "none" ? null : token, unit: label, evidence };
  });
}

export function judgeBiased(replies: readonly BiasedReply[], classId: string, texts: readonly TokenizerTexts[]): BiasedJudgement {
  const usual = new Set(replies.filter(({ token }) => token === null).map(({ unit }) => unit.trim()));
  const honoured = replies.filter(({ token, unit }) => token !== null && unit !== "" && !usual.has(unit.trim()));
  const written = new Set(honoured.map(({ unit }) => unit));
  const evidence = [...new Set(honoured.flatMap((reply) => reply.evidence))];
  // A request without a bias has to show how the endpoint answers otherwise.
  if (usual.size === 0 || written.size < fewestHonoured || written.size < new Set(honoured.map(({ token }) => token)).size) return { kind: "unavailable", compared: 0, evidence: [] };
  const known = texts.find(({ id }) => id === classId)?.tokens ?? {};
  const compared = honoured.flatMap(({ token, unit }) => {
    const expected = known[token ?? ""];
    return expected === undefined ? [] : [expected.trim() === unit.trim()];
  });
  const right = compared.filter(Boolean).length;
  const kind = compared.length < fewestDeviating || (right > 0 && right < compared.length) ? "undecided" : right === 0 ? "contradicts" : "agrees";
  return { kind, compared: compared.length, evidence };
}
