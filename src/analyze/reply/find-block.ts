/** Whether a filter withheld the reply or part of it, by its stop reason or its error body. */
import type { Json } from "../../model/json.js";
import type { Choice, Reply, ReplyError } from "../../model/transcript.js";
import { rememberLast } from "../remember-last.js";
import { filterErrorCodes, filterErrorMarks, filterStops } from "./block-marks.js";
import { collectStrings } from "./collect-strings.js";

/** The mark that was found, null when none was. */
export const findBlock = rememberLast((reply: Reply): string | null => {
  // A further choice, which nobody asked for, says nothing of the answer that is read.
  const [choice] = reply.choices;
  const mark = choice === undefined ? null : stopMark(choice) ?? (choice.error === null ? null : errorMark(choice.error, null));
  if (mark !== null) return mark;
  const errors = rawErrors(reply.raw);
  if (reply.error === null && errors.length === 0) return null;
  return errorMark(reply.error, errors);
});

function stopMark({ stop }: Choice): string | null {
  if (stop === null) return null;
  return stop.unified === "content-filter" || filterStops.has(stop.raw.toLowerCase()) ? `stop ${stop.raw.slice(0, 40)}` : null;
}

function errorMark(error: ReplyError | null, raw: Json): string | null {
  const code = error?.code ?? null;
  if (code !== null && filterErrorCodes.has(code)) return `code ${code}`;
  const own = error === null ? [] : [error.type, error.code, error.message].filter((part) => part !== null);
  const strings = [...own, ...collectStrings(raw)].map((string) => string.toLowerCase());
  return filterErrorMarks.find((mark) => strings.some((string) => string.includes(mark))) ?? null;
}

/** Error members wherever aggregators put them, in a plain body and in the first and last chunk of a stream: what upstream said is often only in there. */
function rawErrors(raw: Json): readonly Json[] {
  const errors: Json[] = [];
  for (const body of [raw, member(raw, "first"), member(raw, "last")]) {
    const choices = member(body, "choices");
    const first = Array.isArray(choices) ? (choices[0] as Json | undefined) : undefined;
    for (const found of [member(body, "error"), member(first, "error")]) if (found !== undefined && found !== null) errors.push(found);
  }
  return errors;
}

function member(value: Json | undefined, key: string): Json | undefined {
  return value !== null && typeof value === "object" && !Array.isArray(value) && Object.hasOwn(value, key) ? (value as { readonly [key: string]: Json })[key] : undefined;
}
