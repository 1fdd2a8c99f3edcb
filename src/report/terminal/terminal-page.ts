/** The few shapes a terminal summary is made of: headings, labelled lines, paragraphs and tables, within a width, with or without colour. */
import { Chalk, type ChalkInstance } from "chalk";
import CliTable from "cli-table3";
import { escapeTerminal } from "../escape-terminal.js";
import { displayWidth, longestWord, wrapText } from "./wrap-text.js";

export interface TerminalLook {
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
}

/** Narrower than this nothing can be laid out. */
const narrowest = 40;
const labelWidth = 10;
/** Words up to this keep their column wide enough for them. */
const widestWord = 20;
const indent = "  ";
/** Sentences of our own, names from outside within: room for all, bounded all the same. */
const sentenceLimit = 2000;
const noBorders = { "top": "", "top-mid": "", "top-left": "", "top-right": "", "bottom": "", "bottom-mid": "", "bottom-left": "", "bottom-right": "", "left": "", "left-mid": "", "mid": "", "mid-mid": "", "right": "", "right-mid": "", "middle": "  " };

export class TerminalPage {
  readonly paint: ChalkInstance;
  readonly width: number;
  readonly #lines: string[] = [];

  constructor({ colour, width }: TerminalLook) {
    this.paint = new Chalk({ level: colour ? 1 : 0 });
    this.width = Math.max(narrowest, Math.floor(width));
  }

  gap(): this {
    if (this.#lines.length > 0) this.#lines.push("");
    return this;
  }

  heading(text: string): this {
    this.gap().#lines.push(this.paint.bold(escapeTerminal(text)));
    return this;
  }

  /** A word in the margin, its text hanging beside it. */
  labelled(label: string, text: string, paint: (line: string) => string = String): this {
    const lines = wrapText(escapeTerminal(text, sentenceLimit), this.width - labelWidth - 1, "whole");
    lines.forEach((line, place) => this.#lines.push(`${place === 0 ? this.paint.dim(label.padEnd(labelWidth)) : " ".repeat(labelWidth)} ${paint(line)}`));
    return this;
  }

  /** `paint` colours whole lines, after they were broken. */
  paragraph(text: string, paint: (line: string) => string = String, margin = indent): this {
    for (const line of wrapText(escapeTerminal(text, sentenceLimit), this.width - margin.length, "whole")) this.#lines.push(`${margin}${paint(line)}`);
    return this;
  }

  item(text: string): this {
    wrapText(escapeTerminal(text, sentenceLimit), this.width - 4, "whole").forEach((line, place) => this.#lines.push(`${place === 0 ? "  - " : "    "}${line}`));
    return this;
  }

  /** Columns take what their content needs; where that is too much, the widest give way. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): this {
    const cells = [head, ...rows].map((row) => head.map((_, place) => escapeTerminal(row[place] ?? "") || "–"));
    const gaps = 2 * (head.length - 1);
    const columns = head.map((_, place) => cells.map((row) => row[place] ?? ""));
    const widths = shareWidth(
      columns.map((column) => Math.max(...column.map(displayWidth))),
      columns.map((column) => Math.min(widestWord, Math.max(...column.map(longestWord)))),
      this.width - indent.length - gaps,
    );
    const layout = new CliTable({ chars: noBorders, style: { "head": [], "border": [], "padding-left": 0, "padding-right": 0, "compact": true } });
    cells.forEach((row, place) => {
      const wrapped = row.map((text, column) => wrapText(text, widths[column] ?? narrowest, "cut"));
      // A row for each line: the library's own time grows with the square of a cell's lines.
      for (let line = 0; line < Math.max(...wrapped.map(({ length }) => length)); line += 1) {
        layout.push(wrapped.map((lines) => (place === 0 ? this.paint.dim(lines[line] ?? "") : lines[line] ?? "")));
      }
    });
    for (const line of layout.toString().split("\n")) this.#lines.push(`${indent}${line}`.trimEnd());
    return this;
  }

  toString(): string {
    return `${this.#lines.map((line) => line.trimEnd()).join("\n")}\n`;
  }
}

/** Lowers a ceiling on columns until they fit: those below it keep what they need, and words stay whole as long as that can be. */
function shareWidth(needs: readonly number[], words: readonly number[], available: number): number[] {
  const fit = (ceiling: number, floors: readonly number[]): number[] => needs.map((need, place) => Math.min(need, Math.max(ceiling, floors[place] ?? 1)));
  const widest = Math.max(...needs);
  for (const floors of [words, needs.map(() => 1)]) {
    for (let ceiling = widest; ceiling > 0; ceiling -= 1) {
      const widths = fit(ceiling, floors);
      if (widths.reduce((sum, width) => sum + width, 0) <= available) return widths;
    }
  }
  return fit(1, []);
}
