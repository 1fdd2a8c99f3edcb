/** report.html: well formed, self-contained, under its own policy, and inert whatever an endpoint says. */
import { createHash } from "node:crypto";
import { XMLValidator } from "fast-xml-parser";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidatesChart } from "../../../src/report/charts/candidates-chart.js";
import { niceTicks } from "../../../src/report/charts/chart-frame.js";
import { classBar } from "../../../src/report/charts/class-bar.js";
import { latencyChart } from "../../../src/report/charts/latency-chart.js";
import { powerChart } from "../../../src/report/charts/power-chart.js";
import { slopeChart } from "../../../src/report/charts/slope-chart.js";
import { timelineChart } from "../../../src/report/charts/timeline-chart.js";
import { censorshipMatrix } from "../../../src/report/facts/censorship-matrix.js";
import { escapeHtml, markup, markupText } from "../../../src/report/html/markup.js";
import { renderHtml } from "../../../src/report/render-html.js";
import { renderVendorHtml } from "../../../src/report/vendor/render-vendor-html.js";
import { honest, hostile, observe, poison, spread, swapped, thin } from "./sample-reports.js";

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164]/u;
/** All that a page of ours is made of. */
const ownTags = new Set(["html", "head", "meta", "title", "style", "body", "main", "footer", "header", "nav", "section", "article", "h1", "h2", "h3", "p", "a", "ul", "li", "dl", "div", "dt", "dd", "span", "code", "strong", "table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary", "blockquote", "pre", "figure", "figcaption", "svg", "desc", "text", "tspan", "rect", "path", "circle", "g"]);
const ownAttributes = new Set(["lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "aria-label", "aria-labelledby", "aria-hidden", "focusable", "role", "scope", "tabindex", "dir", "data-label", "xmlns", "viewbox", "preserveaspectratio", "x", "y", "cx", "cy", "r", "rx", "d", "width", "height"]);

/** As XML, which is stricter: every tag closed, every attribute quoted. */
function toXml(page: string): string {
  return page.replace("<!doctype html>\n", "").replace(/<meta ([^>]*)>/g, "<meta $1/>").replace(/<style>[^<]*<\/style>/, "<style/>");
}

function expectInert(page: string): void {
  expect(XMLValidator.validate(toXml(page))).toBe(true);
  expect(page.replaceAll("\n", "")).not.toMatch(unseen);
  const body = page.replace(/<style>[^<]*<\/style>/, "");
  for (const [, name = "", attributes = ""] of body.matchAll(/<\/?([a-z][a-z0-9-]*)((?:\s+[^\s=>]+="[^"]*")*)\s*\/?>/gi)) {
    expect(ownTags).toContain(name.toLowerCase());
    for (const [, attribute = "", value = ""] of attributes.matchAll(/([^\s=]+)="([^"]*)"/g)) {
      expect(ownAttributes).toContain(attribute.toLowerCase());
      if (attribute === "href") expect(value).toMatch(/^#[a-z]+$/);
    }
  }
  // Nothing that is left once our tags are taken away opens another.
  expect(body.replace("<!doctype html>", "").replace(/<\/?([a-z][a-z0-9-]*)((?:\s+[^\s=>]+="[^"]*")*)\s*\/?>/gi, "")).not.toMatch(/[<>]/);
}

describe("markup", () => {
  it.each([
    ["<script>", "&lt;script&gt;"],
    ["a & b", "a &amp; b"],
    ["\" onload='x'", "&quot; onload=&#39;x&#39;"],
    ["\u202eevil", "\\u{202e}evil"],
    ["\u001b[31m", "\\x1b[31m"],
  ])("%j → %j", (text, escaped) => {
    expect(escapeHtml(text)).toBe(escaped);
    expect(markupText(markup`<p title="${text}">${[text, markup`<b>${text}</b>`]}</p>`)).toBe(`<p title="${escaped}">${escaped}<b>${escaped}</b></p>`);
  });

  it("keeps any text a text, between tags and in attributes", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      const page = markupText(markup`<p title="${text}">${text}</p>`);
      expect(XMLValidator.validate(page)).toBe(true);
      expect(page.match(/</g)).toHaveLength(2);
      expect(page).not.toMatch(unseen);
    }));
  });

  it("writes nothing for what is no number", () => {
    expect(markupText(markup`<rect width="${NaN}" x="${1 / 3}"/>`)).toBe('<rect width="0" x="0.33"/>');
  });
});

describe("the page", () => {
  it.each(Object.entries({ honest, swapped, thin, hostile }))("of the %s report is well formed and inert", (_, report) => {
    expectInert(renderHtml(report));
    expectInert(renderVendorHtml(report));
  });

  it("says verdict and what to do before anything else", () => {
    const text = renderHtml(swapped).replace(/<(style|title)>[^<]*<\/\1>/g, "").replace(/<[^>]+>/g, "").split("\n").filter((line) => line.trim() !== "");
    expect(text.slice(0, 3).join("\n")).toContain("Not consistent with the claim inconsistent");
    expect(text.slice(0, 5).join("\n")).toContain("What to do Do not buy on this claim");
  });

  it("applies its own style and forbids all else", () => {
    const page = renderHtml(honest);
    const [, policy = ""] = /Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
    const [, style = ""] = /<style>([^<]*)<\/style>/.exec(page) ?? [];
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'`);
    expect(style).not.toMatch(/@import|url\(/);
    expect(page).not.toMatch(/\sstyle="/);
  });

  it("names every heading that the contents point at, once", () => {
    const page = renderHtml(swapped);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it("stays small when every text is a megabyte", () => {
    const page = renderHtml(poison(swapped, "𝔘x<".repeat(175_000)));
    expectInert(page);
    expect(page.length).toBeLessThan(1_000_000);
  }, 60_000);

  it("is the same for the same report", () => {
    expect(renderHtml(swapped)).toBe(renderHtml(structuredClone(swapped)));
  });

  it("shows a token plot only where lines were measured", () => {
    expect(renderHtml(honest)).not.toContain('id="tokens"');
    const page = renderHtml({ ...honest, observations: [...honest.observations, observe("prompt-tokens", { kind: "line", slope: 12.5, intercept: 31 }, { subject: { cell: "han" } })] });
    expect(page).toContain('id="tokens"');
    expect(page).toContain("31 + 12.5 a copy");
    expectInert(page);
  });
});

describe("charts", () => {
  it("give each candidate its share of the width", () => {
    const widths = [...markupText(candidatesChart(honest.verdict.candidates.slice(0, 3), "acme-large", 10)).matchAll(/class="(?:bar|calm)"[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(3);
    expect(widths[0]).toBeCloseTo(0.9962 * 356, 1);
    // What is not nothing is seen.
    expect(widths[2]).toBe(1.5);
  });

  it("draw histograms whose bars hold every value", () => {
    const chart = markupText(latencyChart("Time to first token", "ms", [{ name: "short", values: [100, 100, 200, Infinity], samples: 3 }]) ?? markup``);
    const heights = [...chart.matchAll(/v(-[\d.]+)h/g)].map(([, height]) => Number(height));
    expect(heights).toEqual([-36, -18]);
    expect(latencyChart("x", "ms", [{ name: "none", values: [NaN], samples: 0 }])).toBeNull();
    expect(markupText(latencyChart("x", "ms", [{ name: "wide", values: [1, 10_000], samples: 2 }]) ?? markup``)).toContain("1,000 ms");
    expect(markupText(latencyChart("x", "ms", [{ name: "same", values: [0, 0], samples: 2 }]) ?? markup``)).not.toMatch(/NaN|Infinity/);
  });

  it("draw lines only from two points on", () => {
    expect(powerChart(thin.power)).toBeNull();
    expect(markupText(powerChart(honest.power) ?? markup``)).toContain("bolt-mini");
    expect(slopeChart([])).toBeNull();
    expect(slopeChart([{ name: "x", slope: NaN, intercept: 1 }])).toBeNull();
    expect(timelineChart([{ at: "2026-01-01T00:00:00Z", state: "good", level: 0, label: "steady" }], null)).toBeNull();
    const days = Array.from({ length: 9 }, (_, day) => ({ at: `2026-01-0${day + 1}T00:00:00Z`, state: day > 6 ? "bad" as const : "good" as const, level: day > 6 ? 4 : 0.1, label: day > 6 ? "changed" : "steady" }));
    const timeline = markupText(timelineChart(days, "2026-01-08T00:00:00Z") ?? markup``);
    expect(timeline.match(/<circle class="good"/g)).toHaveLength(7);
    expect(timeline.match(/class="bad"/g)).toHaveLength(2);
    expect(timeline).toContain("changed about here");
  });

  it("sum a topic's and language's replies, controls apart", () => {
    const matrix = censorshipMatrix(honest.observations);
    expect(matrix?.topics).toEqual(["tiananmen-1989"]);
    expect(matrix?.languages).toEqual(["en", "zh"]);
    expect(matrix?.cell("tiananmen-1989", "zh")).toMatchObject({ sensitive: { evasive: 1, refused: 1 }, control: { complete: 2 } });
    expect(matrix?.cell("tiananmen-1989", "fi")).toBeUndefined();
    expect(censorshipMatrix([])).toBeNull();
    const widths = [...markupText(classBar({ refused: 1, complete: 3, odd: 4 })).matchAll(/class="(good|bad|calm)" x="([\d.]+)" y="0" width="([\d.]+)"/g)].map(([, tone, x, width]) => [tone, Number(x), Number(width)]);
    expect(widths).toEqual([["good", 0, 37.5], ["bad", 37.5, 12.5], ["calm", 50, 50]]);
  });

  it("tick at round numbers", () => {
    expect(niceTicks(0, 1000)).toEqual([0, 500, 1000]);
    expect(niceTicks(0, 0.3)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(niceTicks(5, 5)).toEqual([5]);
    expect(niceTicks(0, Infinity)).toEqual([0]);
    for (const values of [spread(400, 10)]) expect(niceTicks(0, Math.max(...values)).length).toBeLessThan(8);
  });
});
