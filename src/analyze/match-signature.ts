/** Whether an exchange bears a signature: the rules that name filters and serving stacks, matched against what came back. */
import type { Json } from "../model/json.js";
import type { Signature, SignatureRule } from "../model/signature.js";
import type { Transcript } from "../model/transcript.js";
import { collectStrings } from "./reply/collect-strings.js";

/** Longest value that is compared; ids, codes and messages are far shorter. */
const VALUE_CHARACTERS = 4_000;
/** Headers and choices looked at. */
const LIST_LENGTH = 200;
/** Segments of a body path. */
const PATH_LENGTH = 16;

/** An entry of `any` matches when all its rules do. Nothing here throws; a part that is absent does not match. */
export function matchSignature(signature: Signature, transcript: Transcript): boolean {
  return signature.any.some((rules) => rules.every((rule) => matchRule(rule, transcript)));
}

function matchRule(rule: SignatureRule, { exchange: { outcome }, reply }: Transcript): boolean {
  const response = outcome.kind === "response" ? outcome : outcome.kind === "failure" ? outcome.partial : undefined;
  switch (rule.where) {
    case "status": return response !== undefined && matchValue(rule, response.status);
    case "header": {
      const name = rule.name?.toLowerCase();
      return (response?.headers ?? []).slice(0, LIST_LENGTH).some(([key, value]) => key.toLowerCase() === name && matchValue(rule, value));
    }
    case "body": return reply !== null && bodyValues(reply.raw, rule.name).some((value) => matchValue(rule, value));
    case "text": return reply !== null && reply.choices.slice(0, LIST_LENGTH).some(({ text }) => text !== "" && matchValue(rule, text));
    case "stop": return reply !== null && reply.choices.slice(0, LIST_LENGTH).some(({ stop }) => stop !== null && matchValue(rule, stop.raw));
    case "id": return reply !== null && reply.id !== null && matchValue(rule, reply.id);
  }
}

/** `equals` compares numbers and strings by their writing ("1301" = 1301); `contains` ignores case and looks into objects; without any, presence (null included) is enough. */
function matchValue({ equals, contains, startsWith }: SignatureRule, value: Json): boolean {
  if (equals === undefined && contains === undefined && startsWith === undefined) return true;
  const scalar = typeof value === "string" ? value.slice(0, VALUE_CHARACTERS) : typeof value === "number" || typeof value === "boolean" ? String(value) : null;
  if (scalar !== null && equals !== undefined && equals.some((wanted) => String(wanted) === scalar)) return true;
  if (scalar !== null && startsWith !== undefined && startsWith.some((wanted) => scalar.startsWith(wanted))) return true;
  if (contains === undefined) return false;
  const strings = (scalar === null ? collectStrings(value) : [scalar]).map((string) => string.toLowerCase());
  return contains.some((wanted) => strings.some((string) => string.includes(wanted.toLowerCase())));
}

/** The path in the body, or in the first or last event of a stream. */
function bodyValues(raw: Json, path: string | undefined): readonly Json[] {
  if (path === undefined) return [raw];
  const values: Json[] = [];
  for (const whole of listPlaces(path)) {
    let value: Json | undefined = raw;
    for (const segment of whole) {
      value = member(value, segment);
      if (value === undefined) break;
    }
    if (value !== undefined) values.push(value);
  }
  return values;
}

/** Paths come from the signatures, which are few, and are asked of every exchange. */
const places = new Map<string, readonly (readonly string[])[]>();

function listPlaces(path: string): readonly (readonly string[])[] {
  const known = places.get(path);
  if (known !== undefined) return known;
  const segments = path.split(".").slice(0, PATH_LENGTH);
  const listed = [segments, ["first", ...segments], ["last", ...segments]];
  places.set(path, listed);
  return listed;
}

function member(value: Json | undefined, key: string): Json | undefined {
  if (value === null || typeof value !== "object") return undefined;
  if (Array.isArray(value)) return /^\d{1,4}$/.test(key) ? (value as readonly Json[])[Number(key)] : undefined;
  return Object.hasOwn(value, key) ? (value as { readonly [key: string]: Json })[key] : undefined;
}
