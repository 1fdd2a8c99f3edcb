/** What of an exchange signatures look at, read once for all of them. */
import type { Json, JsonObject } from "../../model/json.js";
import type { Transcript } from "../../model/transcript.js";

export interface Bearing {
  readonly status: number | null;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** Absent where no reply was read. */
  readonly raw: Json | undefined;
  /** Names at the top of the body, and of the first and the last event of a stream; null where one of them is a list. */
  readonly members: ReadonlySet<string> | null;
  readonly texts: readonly { readonly text: string; readonly lower: string }[];
  readonly stops: readonly string[];
  readonly id: string | null;
}

/** Headers and choices looked at. */
const LIST_LENGTH = 200;
/** Characters of a text that are compared: prepared sentences are far shorter. */
const TEXT_CHARACTERS = 4_000;

export function readBearing({ exchange: { outcome }, reply }: Transcript): Bearing {
  const response = outcome.kind === "response" ? outcome : outcome.kind === "failure" ? outcome.partial : undefined;
  const headers = new Map<string, string[]>();
  for (const [key, value] of (response?.headers ?? []).slice(0, LIST_LENGTH)) {
    const name = key.toLowerCase();
    const known = headers.get(name);
    if (known === undefined) headers.set(name, [value]);
    else known.push(value);
  }
  const choices = reply?.choices.slice(0, LIST_LENGTH) ?? [];
  return {
    status: response?.status ?? null,
    headers,
    raw: reply?.raw,
    members: listMembers(reply?.raw),
    texts: choices.filter(({ text }) => text !== "").map(({ text }) => {
      const read = text.slice(0, TEXT_CHARACTERS);
      return { text: read, lower: read.toLowerCase() };
    }),
    stops: choices.flatMap(({ stop }) => (stop === null ? [] : [stop.raw])),
    id: reply?.id ?? null,
  };
}

function listMembers(raw: Json | undefined): ReadonlySet<string> | null {
  if (!isObject(raw)) return null;
  const names = new Set(Object.keys(raw));
  for (const part of [raw.first, raw.last]) {
    if (Array.isArray(part)) return null;
    if (isObject(part)) for (const name of Object.keys(part)) names.add(name);
  }
  return names;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
