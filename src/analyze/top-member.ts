/** Reads a top-level member of a body, or of the events of a stream, where it is a string. */
import type { Extraction } from "../model/analyzer.js";
import type { Transcript } from "../model/transcript.js";
import { keepText } from "./keep-text.js";

const LABEL_CHARACTERS = 120;

/** Null where the reply has no such member, which most hosts leave out. */
export function readTopMember({ exchange, reply }: Transcript, name: string): Extraction<string> {
  const raw = reply?.raw ?? null;
  if (!exchange.final || raw === null || typeof raw !== "object" || Array.isArray(raw) || !Object.hasOwn(raw, name)) return null;
  const value = (raw as Readonly<Record<string, unknown>>)[name];
  return typeof value === "string" && value !== "" ? { kind: "value", value: keepText(value, LABEL_CHARACTERS) } : null;
}
