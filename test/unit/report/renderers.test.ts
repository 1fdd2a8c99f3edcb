/** The registry, and report.json: readable, in one order, the same bytes for the same report. */
import { describe, expect, it } from "vitest";
import { reportSchema } from "../../../src/model/report.js";
import { renderers } from "../../../src/report/renderers.js";
import { honest, hostile, swapped, thin } from "./sample-reports.js";

const samples = { honest, hostile, swapped, thin };

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, one]) => [key, reverseKeys(one)]));
}

describe("renderers", () => {
  it("are named by their keys, in order", () => {
    expect(Object.values(renderers).map(({ id }) => id)).toEqual(Object.keys(renderers));
    expect(Object.keys(renderers)).toEqual(Object.keys(renderers).sort());
  });

  it.each(Object.entries(samples))("json gives back the %s report, whole but for half characters", (_, report) => {
    const text = renderers.json.render(report);
    expect(reportSchema.parse(JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(report).replaceAll("\\ud800", "\\ufffd")));
    expect(text.endsWith("}\n")).toBe(true);
  });

  it("json does not depend on the order of keys", () => {
    const shuffled = reportSchema.parse(reverseKeys(swapped));
    expect(renderers.json.render(shuffled)).toBe(renderers.json.render(swapped));
    expect(renderers.json.render(swapped).split("\n")[1]).toMatch(/^ {2}"cost": \{$/);
  });

  it("json holds no half characters, which strict parsers refuse, and keeps whole ones and backslashes", () => {
    const sentence = "a\ud800b\udc00 😀 \\ud800 \\\\ud800 \ud83d";
    const text = renderers.json.render({ ...honest, verdict: { ...honest.verdict, sentence } });
    expect((JSON.parse(text) as typeof honest).verdict.sentence).toBe("a\ufffdb\ufffd 😀 \\ud800 \\\\ud800 \ufffd");
  });

  it("json keeps a hostile __proto__ key as data", () => {
    const counts = JSON.parse('{"__proto__": 3, "constructor": 1}') as Record<string, number>;
    const first = honest.observations[0];
    if (first === undefined) throw new Error("the sample has observations");
    const report = { ...honest, observations: [{ ...first, value: { kind: "distribution" as const, counts } }] };
    expect(renderers.json.render(report)).toContain('"__proto__": 3');
    expect(renderers.md.render(report)).toContain('"\\_\\_proto\\_\\_" 3, "constructor" 1 (n = 4)');
  });
});
