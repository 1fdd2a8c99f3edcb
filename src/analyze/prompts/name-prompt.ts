/** A short name for a question as it was asked: the same wherever the same was asked under the same settings, and not readable. */
import { hash } from "node:crypto";
import type { Transcript } from "../../model/transcript.js";

/** 40 bits: two of a thousand prompts share a name once in two million reports. */
const NAME_CHARACTERS = 10;

/** Of a probe: its wording and step, since a seed fills the rest. Of any other exchange: all that was sent and has a bearing on the answer. */
export function namePrompt({ exchange: { probe }, step }: Transcript): string {
  const asked = probe === null
    ? [step.system, step.messages.map(({ role, content }) => [role, content]), step.maxTokens, step.temperature, step.topP, step.stop, Object.keys(step.native).filter((name) => name !== "model").sort()]
    : [probe.id, probe.version, probe.wordingDigest, step.id];
  return hash("sha256", JSON.stringify(asked), "hex").slice(0, NAME_CHARACTERS);
}
