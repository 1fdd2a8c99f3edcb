/** Nothing that an endpoint says can command a terminal or a Markdown page. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeMarkdown, escapeMarkdown, proseMarkdown } from "../../../src/report/escape-markdown.js";
import { escapeTerminal } from "../../../src/report/escape-terminal.js";
import { makeVisible } from "../../../src/report/make-visible.js";
import { heading, list, quotation, table } from "../../../src/report/markdown/markdown-blocks.js";
import { renderMarkdown } from "../../../src/report/render-markdown.js";
import { renderTerminal } from "../../../src/report/render-terminal.js";
import { honest, hostile, hostileText, poison, swapped } from "./sample-reports.js";

const parts = ["https://evil.example", "www.evil.example", "me@evil.example", "@user", "# ", "- ", "1. ", "> ", "```", "~~~", "`", "``", "|", "| --- |", "\\", "\\|", "\\`", "[", "](", "![", "](x)", "<", "<b>", "</td>", "<!--", "&lt;", "&#124;", "\n", "\n\n", "\r", "\t", "    ", "---", "===", "**", "_", "$x$", "[^1]: x", "a", "中文", "e\u0301", " ", ".", "/", ":", "\u202e", "\u2066", "\u200b", "\ufeff", "\u00ad", "\u001b[31m", "\u009b1m", "\u0000", "\u007f", "\ud800", "\u{e0041}", "\u3164", "://", "ftp://x.y", "`a b`"];
const hostileString = fc.oneof(fc.array(fc.constantFrom(...parts), { maxLength: 14 }).map((pieces) => pieces.join("")), fc.string({ unit: "binary", maxLength: 60 }), fc.string({ maxLength: 60 }));

/** Controls, format characters, separators and stray surrogates; the line break is for callers to allow. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164]/u;
const withoutEscapes = (markdown: string): string => markdown.replace(/\\[\p{P}\p{S}]/gu, "·");
const withoutCode = (markdown: string): string => markdown.replace(/`[^`]*`/g, "");

function expectInert(markdown: string): void {
  expect(markdown).not.toMatch(unseen);
  expect(markdown).not.toMatch(/[<>]/);
  expect(markdown).not.toContain("](");
  expect(withoutEscapes(markdown)).not.toContain("![");
  expect(markdown).not.toContain("|");
  expect(markdown).not.toMatch(/@/);
  expect(markdown).not.toContain("```");
  // Every address is inside a code span.
  expect(withoutCode(withoutEscapes(markdown)).toLowerCase()).not.toMatch(/:\/\/|www\./);
}

describe("makeVisible", () => {
  it.each([
    ["plain text, 中文 and é", "plain text, 中文 and é"],
    ["a\nb\r\tc", "a\\nb\\r\\tc"],
    ["\u001b[31mred\u001b[0m", "\\x1b[31mred\\x1b[0m"],
    ["\u009b31m", "\\x9b31m"],
    ["user\u202etxt.exe", "user\\u{202e}txt.exe"],
    ["\u2066x\u2069", "\\u{2066}x\\u{2069}"],
    ["a\u200bb\ufeff", "a\\u{200b}b\\u{feff}"],
    ["\u{e0041}", "\\u{e0041}"],
    ["\ud800", "\\u{d800}"],
    ["z\u0301\u0301\u0301\u0301", "z\u0301\u0301\u0301\\u{301}"],
  ])("%j → %j", (text, visible) => {
    expect(makeVisible(text, 100)).toBe(visible);
  });

  it("says how much was left out", () => {
    expect(makeVisible("abcdef", 4)).toBe("abcd… (2 more characters)");
    expect(makeVisible("😀😀😀", 2)).toBe("😀😀… (1 more characters)");
    expect(makeVisible("x".repeat(3_000_000), 10)).toBe(`${"x".repeat(10)}… (2999990 more characters)`);
  });

  it("is bounded and shows nothing unseen, whatever comes", () => {
    fc.assert(fc.property(hostileString, fc.integer({ min: 0, max: 50 }), (text, limit) => {
      const visible = makeVisible(text, limit);
      expect(visible).not.toMatch(unseen);
      expect([...visible.replace(/… \(\d+ more characters\)$/, "")].length).toBeLessThanOrEqual(limit);
      expect(makeVisible(visible, 10_000)).toBe(visible);
    }));
  });
});

describe("escapeMarkdown", () => {
  it.each([
    ["gpt-4o, n = 24 (0.31–0.55)", "gpt-4o, n = 24 (0.31–0.55)"],
    ["-3.4", "-3.4"],
    ["99.8 %", "99.8 %"],
    ["- item", "\\- item"],
    ["1. item", "1\\. item"],
    ["# heading", "\\# heading"],
    ["a | b", "a &#124; b"],
    ["<script>", "&lt;script&gt;"],
    ["[x](http://e.vil)", "\\[x\\]\\(`http://e.vil`)"],
    ["mail me@x.org", "mail me＠x\\.org"],
    ["\n", "\\\\n"],
    ["", "(empty)"],
    ["  ", "(empty)"],
  ])("%j → %j", (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown);
  });

  it("lets nothing act, in any of its forms", () => {
    fc.assert(fc.property(hostileString, (text) => {
      for (const write of [escapeMarkdown, proseMarkdown, codeMarkdown]) expectInert(write(text));
      expect(escapeMarkdown(text)).not.toMatch(/^(#|>|[-+*](\s|$)|\d+[.)](\s|$)|={1,}\s*$|~~~|-{2,})/);
    }), { numRuns: 500 });
  });

  it("keeps names and commands as code where that is safe, and only there", () => {
    expect(codeMarkdown("acme-large-2026")).toBe("`acme-large-2026`");
    expect(codeMarkdown("a`b")).toBe("a\\`b");
    expect(codeMarkdown("x".repeat(700))).not.toContain("`");
    expect(proseMarkdown("Run `ai-audit run --seed 3` again.")).toBe("Run `ai-audit run --seed 3` again.");
    expect(proseMarkdown("Run `a <b>` again.")).toBe("Run \\`a &lt;b&gt;\\` again.");
  });
});

describe("Markdown blocks", () => {
  it("keep a table's columns whatever its cells say", () => {
    fc.assert(fc.property(fc.array(fc.tuple(hostileString, hostileString, hostileString), { maxLength: 4 }), (rows) => {
      const lines = table(["one", "two", "three"], rows.map(([left, middle, right]) => [left, { code: middle }, right])).split("\n");
      expect(lines).toHaveLength(rows.length + 2);
      for (const line of lines) expect(line.split("|")).toHaveLength(5);
    }));
  });

  it("keep headings, items and quotations in their lines", () => {
    fc.assert(fc.property(hostileString, (text) => {
      expect(heading(2, text)).not.toContain("\n");
      expect(list([text]).split("\n")).toHaveLength(1);
      for (const line of quotation(text).split("\n")) expect(line.startsWith("> ")).toBe(true);
    }));
  });
});

describe("quotation", () => {
  it("keeps its lines, up to a screenful", () => {
    expect(quotation("one\n\n# two")).toBe("> one\\\n> \\# two");
    expect(quotation(" \n ")).toBe("> (empty)");
    const lines = quotation("x\n".repeat(5000)).split("\n");
    expect(lines).toHaveLength(31);
    expect(lines.at(-1)).toBe("> … (4970 more lines)");
  });
});

describe("whole reports of hostile text", () => {
  const columns = (line: string): number => line.split("|").length;

  it("come out of Markdown with no structure of their own", () => {
    const expected = renderMarkdown(swapped).split("\n").filter((line) => /^#+ /.test(line)).length;
    const lines = renderMarkdown(hostile).split("\n");
    expect(lines.filter((line) => /^#+ /.test(line))).toHaveLength(expected);
    for (const line of lines) {
      const text = line.startsWith("|") ? line.replaceAll("|", "") : line.replace(/^> /, "");
      expectInert(text);
    }
    lines.forEach((line, place) => {
      if (line.startsWith("|") && lines[place - 1]?.startsWith("|") === true) expect(columns(line)).toBe(columns(lines[place - 1] ?? ""));
    });
  });

  it("come out of the terminal without one control byte but our line breaks", () => {
    for (const width of [40, 80, 120]) {
      const text = renderTerminal(hostile, { colour: false, width, reportPath: "report.md", exitCode: 1 });
      expect(text.replaceAll("\n", "")).not.toMatch(unseen);
    }
  });

  it("carry only our own colours", () => {
    const text = renderTerminal(hostile, { colour: true, width: 80, reportPath: "report.md", exitCode: 1 });
    expect(text.replace(/\u001b\[\d{1,2}m/g, "").replaceAll("\n", "")).not.toMatch(unseen);
    expect(text).not.toContain("\u001b[2J");
  });

  it("hold for any text at all", () => {
    fc.assert(fc.property(hostileString, (text) => {
      const report = poison(honest, text === "" ? hostileText : text);
      expect(renderTerminal(report, { colour: false, width: 80, reportPath: null, exitCode: 0 }).replaceAll("\n", "")).not.toMatch(unseen);
      for (const line of renderMarkdown(report).split("\n")) expectInert(line.replace(/^\|.*\|$/, (row) => row.replaceAll("|", "")).replace(/^> /, ""));
    }), { numRuns: 25 });
  });
});

describe("escapeTerminal", () => {
  it("bounds what it prints", () => {
    expect(escapeTerminal("x".repeat(5000)).length).toBeLessThan(300);
    expect(escapeTerminal("a\u001b]0;title\u0007b")).toBe("a\\x1b]0;title\\x07b");
  });
});
