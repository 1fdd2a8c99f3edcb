/** A recorded request as a curl command: keys come from the environment, and nothing in it can leave its quotes. */
import type { Reproduction } from "../../model/report.js";

/** Set by curl itself, or of no meaning to the answer. */
const unsent = new Set(["user-agent", "accept-encoding", "content-length", "host", "connection"]);
const redacted = /\[redacted:([A-Za-z_][A-Za-z0-9_]*)\]/;
/** Where a log does not say whom it asked. */
const unknownUrl = "https://ENDPOINT/v1/chat/completions";
/** Controls, format characters, separators and stray surrogates, as UTF-16 units. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

export function writeCurl({ method, url, headers, body }: Pick<Reproduction, "method" | "url" | "headers" | "body">): string {
  const kept = headers.filter(([name]) => !unsent.has(name.toLowerCase()));
  const sent = kept.some(([name]) => name.toLowerCase() === "content-type") ? kept : [...kept, ["content-type", "application/json"] as const];
  return [
    `curl -sSN${method === "" || method === "POST" ? "" : ` -X ${quote(method)}`} ${quote(url === "" ? unknownUrl : url)}`,
    ...sent.map(([name, value]) => `-H ${redacted.test(value) ? quoteWithKeys(`${name}: ${value}`) : quote(`${name}: ${value}`)}`),
    `--data-binary ${quote(compactJson(body))}`,
  ].join(" \\\n  ");
}

/** In JSON every character can be written as its code, so that what is unseen is seen and still the same request. */
function compactJson(body: string): string {
  return writeOut(JSON.stringify(JSON.parse(body)), (unit) => `\\u${unit.toString(16).padStart(4, "0")}`);
}

function quote(text: string): string {
  return `'${writeOut(text, () => "?").replaceAll("'", `'\\''`)}'`;
}

/** Double quotes, so that the shell puts the key in; whatever else it would read is escaped. */
function quoteWithKeys(text: string): string {
  return `"${writeOut(text, () => "?").replace(/[\\"$`!]/g, "\\$&").replace(new RegExp(redacted.source, "g"), "$${$1}")}"`;
}

function writeOut(text: string, form: (unit: number) => string): string {
  return text.replace(unseen, (character) => Array.from({ length: character.length }, (_, place) => form(character.charCodeAt(place))).join(""));
}
