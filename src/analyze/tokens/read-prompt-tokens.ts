/** The input tokens that a reply reports, or why there are none. */
import type { Transcript } from "../../model/transcript.js";
import { brokeOff } from "../broke-off.js";

const FIRST_ERROR_STATUS = 400;

export type ReadTokens = { readonly kind: "value"; readonly value: number } | { readonly kind: "missing"; readonly why: string };

export function readPromptTokens(transcript: Transcript): ReadTokens {
  const { exchange: { outcome }, reply } = transcript;
  if (outcome.kind === "failure" && brokeOff(transcript)) return { kind: "missing", why: `no reply: ${outcome.reason}` };
  if (outcome.kind === "response" && outcome.status >= FIRST_ERROR_STATUS) return { kind: "missing", why: `status ${outcome.status}` };
  const tokens = reply?.usage?.inputTokens ?? null;
  if (tokens === null) return { kind: "missing", why: "no usage reported" };
  // One honest host fills in zeros where it lost count (seen in 77 of 600 bodies of the SpeechMap data).
  return tokens > 0 ? { kind: "value", value: tokens } : { kind: "missing", why: "a count of zero" };
}
