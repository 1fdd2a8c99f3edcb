/** The few shapes a Markdown report is made of; each makes its own text safe, so that no section can forget to. */
import { codeMarkdown, escapeMarkdown, proseMarkdown } from "../escape-markdown.js";

/** Text for people, or a name, id or address that is set as code. */
export type Inline = string | { readonly code: string };

/** A screenful: who wants more opens the recording. */
const quotedLines = 30;

export function code(text: string): Inline {
  return { code: text };
}

export function inline(text: Inline): string {
  return typeof text === "string" ? proseMarkdown(text) : codeMarkdown(text.code);
}

export function heading(level: 1 | 2 | 3, ...parts: readonly Inline[]): string {
  return `${"#".repeat(level)} ${parts.map(inline).join(" ")}`;
}

export function paragraph(...parts: readonly Inline[]): string {
  return parts.map(inline).join(" ");
}

export function labelled(label: string, ...parts: readonly Inline[]): string {
  return `**${label}** ${paragraph(...parts)}`;
}

export function list(items: readonly Inline[]): string {
  return items.map((item) => `- ${inline(item)}`).join("\n");
}

/** Empty cells become a dash, so that each row shows all its columns. */
export function table(head: readonly string[], rows: readonly (readonly Inline[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head.map(cell)), line(head.map(() => "---")), ...rows.map((row) => line(head.map((_, place) => cell(row[place]))))].join("\n");
}

function cell(text: Inline | undefined): string {
  return text === undefined || text === "" ? "–" : inline(text);
}

/** A text of several lines as a quotation that keeps the first of its lines. */
export function quotation(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length === 0) return "> (empty)";
  const more = lines.length > quotedLines ? [`> … (${lines.length - quotedLines} more lines)`] : [];
  return [...lines.slice(0, quotedLines).map((line) => `> ${escapeMarkdown(line)}`), ...more].join("\\\n");
}

/** Blocks with an empty line between; null and empty ones are left out. */
export function join(...blocks: readonly (string | null)[]): string {
  return blocks.filter((block) => block !== null && block !== "").join("\n\n");
}
