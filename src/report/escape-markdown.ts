/** Text from outside, safe in Markdown: it can be read, and can make no link, image, HTML, table, heading, mention or code. */
import { makeVisible } from "./make-visible.js";

/** A paragraph of evidence; longer text is in report.json. */
export const markdownTextLimit = 600;

/** In a code span these have no meaning to any Markdown dialect, nor to the filters that hosts run afterwards. */
const plain = /^[\p{L}\p{N} .:/\-+,=%?_;()'"]+$/u;
/** A backtick before it would join with that of the code span. */
const address = /(?<!`)((?:\b[a-z][a-z0-9+.-]{0,15}:\/\/|\bwww\.)[\p{L}\p{N}./:\-+,=%?_;]*[\p{L}\p{N}/])(?!`)/iu;
const quotedCommand = /(?<!`)`([^`]+)`(?!`)/u;

/** For one line: a paragraph, a list item, a heading or a table cell. */
export function escapeMarkdown(text: string, limit = markdownTextLimit): string {
  return escapeLine(makeVisible(text, limit));
}

/** For short names, ids and addresses: a code span where nothing in it could end one, escaped text otherwise. */
export function codeMarkdown(text: string, limit = markdownTextLimit): string {
  const visible = makeVisible(text, limit).trim();
  return plain.test(visible) ? `\`${visible}\`` : escapeLine(visible);
}

/** For our own sentences, which name commands between backticks and may carry names from outside. */
export function proseMarkdown(text: string, limit = 4 * markdownTextLimit): string {
  const parts = makeVisible(text, limit).trim().split(quotedCommand);
  return parts.map((part, place) => {
    if (place % 2 === 0) return escapeInline(part, place === 0);
    return plain.test(part) && part.trim() === part ? `\`${part}\`` : `\\\`${escapeInline(part, false)}\\\``;
  }).join("");
}

function escapeLine(visible: string): string {
  const trimmed = visible.trim();
  return trimmed === "" ? "(empty)" : escapeInline(trimmed, true);
}

function escapeInline(text: string, starts: boolean): string {
  // An address stands as code, where nothing makes a link of it; escapes do not help, since hosts look for addresses in the finished page.
  return text.split(address).map((part, place) => (place % 2 === 1 ? `\`${part}\`` : escapePart(part, starts && place === 0))).join("");
}

function escapePart(text: string, starts: boolean): string {
  const escaped = text
    .replace(/[\\`*_[\]{}~$#]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    // As an entity it cannot part a table's cells in any dialect.
    .replaceAll("|", "&#124;")
    // For mentions and mail addresses too an escape is no help: only another sign is.
    .replaceAll("@", "＠")
    .replace(/\]\(/g, "]\\(")
    // What is left of addresses, as security people write them.
    .replaceAll("://", "\\[:\\]//")
    .replace(/www\./gi, (match) => `${match.slice(0, 3)}\\[.\\]`)
    // Some editors make links of "mailto:x", "//x.org" and "x.org".
    .replace(/(?<=\p{L}):(?=\S)/gu, "\\:")
    .replace(/\/(?=\/)|(?<=\/)\//g, "\\/")
    .replace(/(?<=[\p{L}\p{N}])\.(?=\p{L})/gu, "\\.");
  // What opens a list, a rule or a heading's underline, but not a negative number.
  return starts ? escaped.replace(/^[-+=](?![\p{L}\p{N}.])/u, "\\$&").replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2") : escaped;
}
