/** The registry of analyzers: file name, key and id are the same, both ways; options are refused unless they are the analyzer's own. */
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { analyzers } from "../../../src/analyze/analyzers.js";
import { AuditError } from "../../../src/model/audit-error.js";
import type { Analyzer } from "../../../src/model/analyzer.js";

const all: readonly [string, Analyzer][] = Object.entries(analyzers);

it("names every analyzer by its file and id, in order", () => {
  const files = readdirSync(resolve(import.meta.dirname, "../../../src/analyze/analyzers")).map((name) => name.replace(/\.ts$/, "")).sort();
  expect(Object.keys(analyzers)).toEqual(files);
  for (const [key, { id, version }] of all) expect([id, version > 0]).toEqual([key, true]);
});

describe("checkOptions", () => {
  it.each(all)("%s refuses options that are not its own", (_key, analyzer) => {
    expect(() => analyzer.checkOptions({ noSuchOption: 1 })).toThrow(AuditError);
  });

  it.each([["answer-distribution", { kind: "integer" }], ["answer-distribution", {}], ["accepted-answer", { accepted: ["{{answer}}"] }], ["repeated-random-text", {}], ["transport", {}]] as const)("%s takes %j", (key, options) => {
    expect(() => analyzers[key].checkOptions(options)).not.toThrow();
  });

  it("names the option that does not fit", () => {
    expect(() => analyzers["answer-distribution"].checkOptions({ kind: "number" })).toThrow(/answer-distribution: options\.kind/);
  });
});
