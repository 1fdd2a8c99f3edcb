/** Reads what a transcript says about the meter: its prompt, and the input tokens that were reported for it. */
import type { Extraction } from "../../model/analyzer.js";
import type { MeterReading } from "../../model/meter-reading.js";
import type { Reply, Transcript } from "../../model/transcript.js";
import { readAskedModel } from "../read-asked-model.js";
import { findBlock } from "../reply/find-block.js";
import { readTopMember } from "../top-member.js";
import { isPlainPrompt } from "./is-plain-prompt.js";
import { nameTextKind } from "./name-text-kind.js";

export interface PromptReading extends MeterReading {
  /** Texts of the messages; the counts of their parts add up, marks between them are the template's. */
  readonly texts: readonly string[];
  readonly model: string;
  /** A template adds to a system text too. */
  readonly hasSystem: boolean;
}

const WEEK_SECONDS = 7 * 24 * 3600;

/** Missing where a block or an error may have changed the count, where more was sent than can be counted, or where nothing was reported. */
export function readMeter(transcript: Transcript): Extraction<PromptReading> {
  const { exchange, step, reply } = transcript;
  if (!exchange.final || step.messages.length === 0) return null;
  if (reply === null || reply.error !== null || (reply.choices[0]?.error ?? null) !== null || findBlock(reply) !== null) return { kind: "missing", why: "blocked or failed" };
  if (!isPlainPrompt(exchange.request)) return { kind: "missing", why: "more than one text was sent" };
  const tokens = reply.usage?.inputTokens ?? 0;
  if (tokens <= 0) return { kind: "missing", why: "no input tokens reported" };
  const texts = [...(step.system === null ? [] : [step.system]), ...step.messages.map(({ content }) => content)];
  const provider = readTopMember(transcript, "provider");
  return {
    kind: "value",
    value: {
      texts, tokens,
      prompt: JSON.stringify([step.system, step.messages.map(({ role, content }) => [role, content])]),
      kind: nameTextKind(texts.join("\n")),
      provider: provider?.kind === "value" ? provider.value : "",
      period: readWeek(reply),
      model: readAskedModel(exchange.request),
      hasSystem: step.system !== null,
    },
  };
}

/** Weeks since 1970, from the reply's own `created`. */
function readWeek({ raw }: Reply): string {
  const created = raw !== null && typeof raw === "object" && !Array.isArray(raw) ? (raw as Readonly<Record<string, unknown>>)["created"] : undefined;
  return typeof created === "number" && Number.isFinite(created) && created > 0 ? String(Math.floor(created / WEEK_SECONDS)) : "";
}
