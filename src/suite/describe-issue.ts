/** Says in plain words what a schema found wrong: which field, what it must be, what it is. */
import type { z } from "zod";

export interface DescribedIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** `plain` is the whole value that was checked; an issue about several fields gives one entry for each. */
export function describeIssue(issue: Issue, plain: unknown, base: readonly PropertyKey[] = []): DescribedIssue[] {
  const path = [...base, ...issue.path];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ path: [...path, key], message: `${name([...path, key])} is not a known field` }));
  if (issue.code === "invalid_union") {
    const closest = closestBranch(issue.errors, valueAt(plain, path));
    return closest === null ? [{ path, message: `${name(path)} has no known shape${got(plain, path)}` }] : closest.flatMap((inner) => describeIssue(inner, plain, path));
  }
  if (issue.code === "invalid_type" && valueAt(plain, path) === undefined) return [{ path, message: `${name(path)} is missing` }];
  return [{ path, message: `${name(path)} ${wanted(issue)}${got(plain, path)}` }];
}

/** The alternative that was missed by least, where one stands out; a mapping is none for what is no mapping. */
function closestBranch(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] | null {
  const wantsMapping = ([issue]: readonly Issue[]): boolean => issue?.code === "invalid_type" && issue.expected === "object" && issue.path.length === 0;
  const isMapping = value !== null && typeof value === "object" && !Array.isArray(value);
  const [first, second] = branches.filter((branch) => isMapping || !wantsMapping(branch)).toSorted((a, b) => a.length - b.length);
  return first === undefined || first.length === second?.length ? null : first;
}

const typeNames: Readonly<Record<string, string>> = {
  array: "a list", boolean: "true or false", int: "a whole number", number: "a number", object: "a mapping", record: "a mapping", string: "text", tuple: "a list",
};
const unitNames: Readonly<Record<string, string>> = { array: " entries", string: " characters" };

function wanted(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type": return `must be ${typeNames[issue.expected] ?? issue.expected}`;
    case "invalid_value": return `must be one of ${issue.values.join(", ")}`;
    case "too_small": return `must ${unitNames[issue.origin] === undefined ? "be" : "have"} ${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${unitNames[issue.origin] ?? ""}`;
    case "too_big": return `must ${unitNames[issue.origin] === undefined ? "be" : "have"} ${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${unitNames[issue.origin] ?? ""}`;
    default: return issue.message;
  }
}

function name(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "the file" : path.join(".");
}

/** As many characters of a wrong value as help to find it. */
const SHOWN_CHARACTERS = 60;

function got(plain: unknown, path: readonly PropertyKey[]): string {
  const value = valueAt(plain, path);
  const text = typeof value === "number" ? String(value) : JSON.stringify(value);
  if (text === undefined) return "";
  return `, got ${text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text}`;
}

function valueAt(plain: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value !== null && typeof value === "object" && Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined), plain);
}
