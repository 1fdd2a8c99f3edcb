/** Whether an exchange bears a signature: the rules that name filters and serving stacks, matched against what came back. */
import type { Json } from "../../model/json.js";
import type { Signature, SignatureRule } from "../../model/signature.js";
import type { Bearing } from "./read-bearing.js";
import { collectStrings } from "../reply/collect-strings.js";

/** Longest value that is compared; ids, codes and messages are far shorter. */
const VALUE_CHARACTERS = 4_000;
/** Segments of a body path. */
const PATH_LENGTH = 16;

/** An entry of `any` matches when all its rules do. Nothing here throws; a part that is absent does not match. */
export function matchSignature(signature: Signature, bearing: Bearing): boolean {
  return compile(signature).some((rules) => rules.every((rule) => matchRule(rule, bearing)));
}

/** What an exchange must have, one of `names`, for an entry of `any` to match. */
export interface SignatureNeed {
  readonly kind: "header" | "member" | "stop";
  readonly names: readonly string[];
}

/** Members that most bodies have, so that they tell few signatures apart. */
const commonMembers: ReadonlySet<string> = new Set(["choices", "created", "id", "model", "object", "usage"]);

/** For each entry of `any`; null where nothing is needed by its name. */
export function listNeeds(signature: Signature): readonly (SignatureNeed | null)[] {
  return compile(signature).map((rules) => {
    const needs = rules.flatMap((rule) => findNeed(rule) ?? []);
    return needs.find(({ kind, names }) => kind !== "member" || !commonMembers.has(names[0] ?? "")) ?? needs[0] ?? null;
  });
}

function findNeed({ where, name, paths, equals, contains, startsWith }: CompiledRule): SignatureNeed | null {
  if (where === "header") return { kind: "header", names: [name] };
  if (where === "body" && paths !== null) return { kind: "member", names: [paths[0]?.[0] ?? ""] };
  if (where === "stop" && equals !== undefined && contains === undefined && startsWith === undefined) return { kind: "stop", names: [...equals] };
  return null;
}

/** A rule as it is compared: wanted values as written, and those to be contained in lower case. */
interface CompiledRule extends Pick<SignatureRule, "where" | "startsWith"> {
  readonly name: string;
  /** The path in the body, or in the first or last event of a stream; null: the whole body. */
  readonly paths: readonly (readonly string[])[] | null;
  readonly equals: ReadonlySet<string> | undefined;
  readonly contains: readonly string[] | undefined;
  readonly anyValue: boolean;
}

/** Signatures are few, and are asked of every exchange. */
const compiled = new WeakMap<Signature, readonly (readonly CompiledRule[])[]>();

function compile(signature: Signature): readonly (readonly CompiledRule[])[] {
  const known = compiled.get(signature);
  if (known !== undefined) return known;
  const made = signature.any.map((rules) => rules.map(({ where, name, equals, contains, startsWith }): CompiledRule => {
    const segments = name?.split(".").slice(0, PATH_LENGTH);
    return {
      where,
      name: (name ?? "").toLowerCase(),
      paths: segments === undefined ? null : [segments, ["first", ...segments], ["last", ...segments]],
      equals: equals === undefined ? undefined : new Set(equals.map(String)),
      contains: contains?.map((wanted) => wanted.toLowerCase()),
      ...(startsWith !== undefined && { startsWith }),
      anyValue: equals === undefined && contains === undefined && startsWith === undefined,
    };
  }));
  compiled.set(signature, made);
  return made;
}

function matchRule(rule: CompiledRule, { status, headers, raw, members, texts, stops, id }: Bearing): boolean {
  switch (rule.where) {
    case "status": return status !== null && matchValue(rule, status);
    case "header": return headers.get(rule.name)?.some((value) => matchValue(rule, value)) ?? false;
    case "body":
      if (raw === undefined || rule.paths === null) return raw !== undefined && matchValue(rule, raw);
      return (members === null || members.has(rule.paths[0]?.[0] ?? "")) && matchPaths(rule, rule.paths, raw);
    case "text": return texts.some(({ text, lower }) => matchText(rule, text, lower));
    case "stop": return stops.some((stop) => matchValue(rule, stop));
    case "id": return id !== null && matchValue(rule, id);
  }
}

/** `equals` compares numbers and strings by their writing ("1301" = 1301); `contains` ignores case and looks into objects; without any, presence (null included) is enough. */
function matchValue(rule: CompiledRule, value: Json): boolean {
  if (rule.anyValue) return true;
  if (value === null || typeof value === "object") return rule.contains !== undefined && containsAny(rule.contains, collectStrings(value).map((string) => string.toLowerCase()));
  const scalar = typeof value === "string" ? value.slice(0, VALUE_CHARACTERS) : String(value);
  return matchText(rule, scalar, rule.contains === undefined ? "" : scalar.toLowerCase());
}

function matchText({ anyValue, equals, startsWith, contains }: CompiledRule, text: string, lower: string): boolean {
  return anyValue || equals?.has(text) === true || startsWith?.some((wanted) => text.startsWith(wanted)) === true || contains !== undefined && contains.some((wanted) => lower.includes(wanted));
}

function containsAny(wanted: readonly string[], strings: readonly string[]): boolean {
  return wanted.some((one) => strings.some((string) => string.includes(one)));
}

function matchPaths(rule: CompiledRule, paths: readonly (readonly string[])[], raw: Json): boolean {
  return paths.some((path) => {
    let value: Json | undefined = raw;
    for (const segment of path) {
      value = member(value, segment);
      if (value === undefined) return false;
    }
    return value !== undefined && matchValue(rule, value);
  });
}

function member(value: Json | undefined, key: string): Json | undefined {
  if (value === null || typeof value !== "object") return undefined;
  if (Array.isArray(value)) return /^\d{1,4}$/.test(key) ? (value as readonly Json[])[Number(key)] : undefined;
  return Object.hasOwn(value, key) ? (value as { readonly [key: string]: Json })[key] : undefined;
}
