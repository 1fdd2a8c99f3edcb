/** Markup whose every interpolated text is made visible and escaped, so that no section can forget to. */
import { makeVisible } from "../make-visible.js";

/** A paragraph of evidence; longer text is in report.json. */
export const htmlTextLimit = 600;

const written = Symbol("written");

/** A finished piece; only `markup` and `constantMarkup` make one. */
export interface Markup { readonly [written]: string }

export type Content = Markup | string | number | null | readonly Content[];

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" };

/** Text from anywhere, safe between tags and inside quoted attributes. */
export function escapeHtml(text: string, limit = htmlTextLimit): string {
  return makeVisible(text, limit).replace(/[&<>"'`]/g, (sign) => entities[sign] ?? "");
}

/** A template whose constant parts are ours and whose holes are data. Attributes stand in double quotes. */
export function markup(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return { [written]: parts.map((part, place) => part + (place < contents.length ? write(contents[place] ?? null) : "")).join("") };
}

/** Text with another limit than the usual one. */
export function text(content: string, limit: number): Markup {
  return { [written]: escapeHtml(content, limit) };
}

/** For style sheets and the like, written by us. */
export function constantMarkup(constant: string): Markup {
  return { [written]: constant };
}

export function markupText(content: Markup): string {
  return content[written];
}

function write(content: Content): string {
  if (content === null) return "";
  if (typeof content === "string") return escapeHtml(content);
  if (typeof content === "number") return Number.isFinite(content) ? String(Math.round(content * 100) / 100) : "0";
  if (written in content) return content[written];
  return content.map(write).join("");
}
