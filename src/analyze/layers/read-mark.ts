/** What one exchange shows of who answered or withheld: how it ended, whether the asked-for mark is in it, how fast it was, what it was billed. */
import { hash } from "node:crypto";
import type { Resources } from "../../model/resources.js";
import type { Signature } from "../../model/signature.js";
import type { Reply, Transcript } from "../../model/transcript.js";
import { listSignatures } from "../signature/list-signatures.js";
import { classifyReply, type PromptFacts } from "../reply/classify-reply.js";
import { brokeOff } from "../broke-off.js";
import { findBlock } from "../reply/find-block.js";
import { isCutOff } from "../reply/is-cut-off.js";
import { replyText } from "../reply/reply-text.js";
import { turnsAway } from "./turns-away.js";

/**
 * answered. refused: text that does not answer, ended as usual. error: an error in place of a reply. stop: ended by a filter's stop reason.
 * broken: text that stops in the middle, by an error, a cut or without a reason. turned: an answer that ends as a refusal. empty: no text at all.
 */
export const markOutcomes = ["answered", "refused", "error", "stop", "broken", "turned", "empty"] as const;
export type MarkOutcome = (typeof markOutcomes)[number];

export interface LayerMark {
  readonly outcome: MarkOutcome;
  /** null: no mark was asked for, or there is no text to carry it. */
  readonly canary: boolean | null;
  /** To the first visible text, or to the end where there is none; null for a log. */
  readonly firstMs: number | null;
  /** Output tokens that neither the text nor reported reasoning explains are many. */
  readonly unexplained: boolean;
  readonly hiddenReasoning: boolean;
  readonly promptTokens: number | null;
  readonly promptCharacters: number;
  /** Of what stands in place of an answer. */
  readonly digest: string | null;
  readonly filters: readonly Pick<Signature, "id" | "owner" | "side">[];
}

/** Characters that a token holds at the least in any script (Han: about one and a half to one token). */
const leastCharactersPerToken = 1;
/** Output tokens beyond the text's that reasoning, templates and odd meters do not explain. */
const unexplainedTokens = 40;
const digestLength = 12;
/** A prepared sentence may follow what was already sent: refusals are compared by their ends, about a sentence in any script. */
const comparedCharacters = 70;
const firstErrorStatus = 400;

export function readMark(transcript: Transcript, reply: Reply, canary: string | null, expected: PromptFacts, { signatures }: Pick<Resources, "signatures">): LayerMark {
  const { exchange, step } = transcript;
  const whole = replyText(reply);
  const carried = canary === null || whole === "" ? null : whole.slice(0, canary.length + 40).toLowerCase().includes(canary.toLowerCase());
  const text = canary !== null && carried === true ? withoutCanary(whole, canary) : whole;
  const outcome = sortOutcome(transcript, reply, text, expected);
  const { usage } = reply;
  const output = (usage?.outputTokens ?? 0) - (usage?.reasoningTokens ?? 0);
  const reasoning = reply.choices[0]?.reasoning ?? "";
  return {
    outcome,
    canary: carried,
    firstMs: reply.deltas.find(({ kind, text: piece }) => kind !== "reasoning" && piece !== "")?.atMs ?? (exchange.outcome.kind === "response" ? exchange.outcome.endMs : null),
    unexplained: outcome !== "answered" && reasoning === "" && output > whole.length / leastCharactersPerToken + unexplainedTokens,
    hiddenReasoning: outcome !== "answered" && text === "" && reasoning !== "",
    promptTokens: usage?.inputTokens ?? null,
    promptCharacters: step.messages.reduce((sum, { content }) => sum + content.length, step.system?.length ?? 0),
    digest: outcome === "refused" && text !== "" ? hash("sha256", text.slice(-comparedCharacters), "hex").slice(0, digestLength) : null,
    filters: listSignatures(transcript, signatures).filter(({ kind }) => kind === "filter").map(({ id, owner, side }) => ({ id, owner, ...(side === undefined ? {} : { side }) })),
  };
}

function sortOutcome(transcript: Transcript, reply: Reply, text: string, expected: PromptFacts): MarkOutcome {
  const { exchange: { outcome }, step } = transcript;
  const choice = reply.choices[0];
  if (brokeOff(transcript)) return text === "" ? "empty" : "broken";
  if (outcome.kind === "response" && outcome.status >= firstErrorStatus) return "error";
  if (reply.error !== null || (choice?.error ?? null) !== null) return text === "" ? "error" : "broken";
  if (findBlock(reply) !== null) return "stop";
  if (text === "" && (choice?.refusal ?? "") === "") return "empty";
  if (isCutOff(reply, text, step.maxTokens)) return "broken";
  if (turnsAway(text)) return "turned";
  const { label } = classifyReply({ ...reply, choices: choice === undefined ? [] : [{ ...choice, text }] }, expected);
  switch (label) {
    case "complete": case "partial": return "answered";
    case "refused": case "evasive": case "steered": return "refused";
    case "cut-off": return "broken";
    case "blocked": return "stop";
    case "empty": return "empty";
    case "error": return "error";
  }
}

function withoutCanary(text: string, canary: string): string {
  const at = text.toLowerCase().indexOf(canary.toLowerCase());
  return text.slice(at + canary.length).replace(/^[\s"'”’».:,;：，。\-–—*]+/, "");
}
