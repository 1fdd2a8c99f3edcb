/** report.md: the first lines say what to do, and nothing that it rests on is missing. */
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../../src/report/render-markdown.js";
import { honest, swapped, thin } from "./sample-reports.js";

const headings = (markdown: string): string[] => markdown.split("\n").filter((line) => line.startsWith("## "));

describe("renderMarkdown", () => {
  it("tells a buyer in three lines what to do", () => {
    const [title, verdict, todo] = renderMarkdown(swapped).split("\n").filter((line) => line !== "");
    expect(title).toBe("# Audit of `acme-large` at `https://api.reseller.example/v1`");
    expect(verdict).toMatch(/^\*\*Verdict: inconsistent\.\*\* The answers are not those of acme-large-2026-05/);
    expect(todo).toMatch(/^\*\*Do:\*\* Do not buy on this claim; .*`ai-audit run --depth standard --seed 43`/);
  });

  it("gives the reason of an inconclusive verdict", () => {
    expect(renderMarkdown(thin)).toContain("**Verdict: inconclusive (no-reference).** No reference of acme-xl is known");
  });

  it("keeps the order: verdict, evidence, power, cost, findings, then all else, limits near the end", () => {
    expect(headings(renderMarkdown(swapped))).toEqual([
      "## What the verdict rests on", "## Control and innocent causes", "## What this run could have missed", "## Cost", "## Findings (3)",
      "## Candidates", "## Filters and path", "## Speed", "## Censorship", "## Coverage", "## Other measurements", "## Excerpts", "## Limits", "## How to reproduce",
    ]);
  });

  it("has the table of tests with sample counts and exchange ids", () => {
    const markdown = renderMarkdown(honest);
    expect(markdown).toContain("| Test | Claimed | Seen | n | Exchange ids |");
    expect(markdown).toContain("| answer-distribution colour-en | crimson 71 %, teal 12 % | agrees: teal 58 %, blue 33 %, green 8 % | 12 | e1–e4 |");
    expect(markdown).toContain("at most 1 % of audits of an honest endpoint end as inconsistent");
    expect(markdown).toContain("p = 0.43");
    expect(markdown).toContain("36 valid samples behind the verdict");
    expect(markdown).toContain("2026-11-24 10:00:00 to 10:02:05 UTC (2 min 5 s)");
    expect(markdown).toContain("- **Not checked:** provider-side quantisation");
    expect(markdown).toContain("| `bolt-mini` | 30 % | 41 % |");
    expect(markdown).toContain("| `acme-small` | 100 % | not computed |");
    expect(markdown).toContain("\\$0.057 spent of \\$1.00 allowed");
    expect(markdown).toContain("- 6 of 12 censorship cells (6 of 6 probes, 12 requests)");
  });

  it("puts the worst finding first, with all that belongs to it", () => {
    const markdown = renderMarkdown(swapped);
    const places = ["### Critical: Answers come from another model", "### Medium: Refused in Chinese", "### Info: The endpoint echoes"].map((title) => markdown.indexOf(title));
    expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
    expect(markdown).toContain("- **Exchanges:** e1–e4, e9, e12.2");
    expect(markdown).toContain("- **Remedy:** Show the vendor the exchanges named here");
    expect(markdown).toContain("**credibility:** certain");
  });

  it("shows sensitive questions beside their controls, by topic and language", () => {
    const markdown = renderMarkdown(swapped);
    expect(markdown).toContain("| tiananmen-1989 | zh | evasive 1, refused 1 (n = 2) | complete 2 (n = 2) | 1 of 12 / 11 of 12 | 1 of 2 | e31, e33 |");
    expect(renderMarkdown(thin)).not.toContain("## Censorship");
  });

  it("quotes what findings point at, line by line", () => {
    const markdown = renderMarkdown(swapped);
    expect(markdown).toContain("### `e31`");
    expect(markdown).toContain("> 对不起，我无法回答这个问题。\\\n> 我们可以聊聊别的话题。");
  });

  it("names none of these, and never gives it a coverage", () => {
    expect(renderMarkdown(honest)).toContain("| none of the listed models | – | under 0.1 % | – | – | 0 |");
    expect(renderMarkdown(honest)).toContain("| an unlisted acme model | – | 0 % | – | – | 0 |");
  });

  it("never turns what was not measured into a number", () => {
    const markdown = renderMarkdown(thin);
    expect(markdown).toContain("no test was possible here");
    expect(markdown).toContain("spent is not known (no price given), no money limit");
    expect(markdown).toContain("no token usage was reported; 3 exchanges without usage");
    expect(markdown).toContain("there was no reference to test against");
    expect(markdown).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
    expect(markdown).toContain("`ai-audit identify --from LOG`");
  });

  it("says which seed, digest and command give it again", () => {
    const markdown = renderMarkdown(honest);
    expect(markdown).toContain("| Depth and seed | quick, seed 42 |");
    expect(markdown).toContain(`| Recording (SHA-256) | \`${honest.recordingDigest}\` |`);
    expect(markdown).toContain("`ai-audit replay recording.jsonl`");
  });

  it("keeps a power statement honest where a full swap could be missed or nothing was computed", () => {
    const power = (rows: typeof honest.power.rows): string => renderMarkdown({ ...honest, power: { ...honest.power, rows, smallestShare: null } });
    expect(power([{ against: "x", share: 1, power: 0.4 }])).toContain("A full swap had less than 80 % chance of being noticed with 36 valid samples");
    expect(power([{ against: "x", share: 1, power: null }])).toContain("could not be computed");
  });

  it("ends in one line break and is the same every time", () => {
    expect(renderMarkdown(honest)).toMatch(/[^\n]\n$/);
    expect(renderMarkdown(honest)).toBe(renderMarkdown(structuredClone(honest)));
  });
});
