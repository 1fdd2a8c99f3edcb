/** How many input tokens a request can cost at most, for reserving money before it is sent. */
import type { ConcreteStep } from "../../model/concrete-step.js";

/** Tokens a message may cost beyond its text: the widest chat template measured adds about 30 for the first message. */
const templateTokens = 32;

/** A byte-level vocabulary never makes more tokens of a text than it has bytes. A hidden prompt is not known before sending. */
export function inputTokenCeiling(step: ConcreteStep): number {
  const texts = [step.system ?? "", ...step.messages.map(({ content }) => content), JSON.stringify(step.native)];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text) + templateTokens, 0);
}
