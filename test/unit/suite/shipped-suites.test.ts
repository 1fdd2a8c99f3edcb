/** The suites that are shipped: whole, without advice left open, and enough for what a run has to show. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { analyzers } from "../../../src/analyze/analyzers.js";
import { depthCeilings, depths, type Depth } from "../../../src/model/plan.js";
import { canFollow } from "../../../src/suite/check-borrowed.js";
import { describeFiles } from "../../../src/suite/describe-files.js";
import { expandFollowUp } from "../../../src/suite/expand-follow-up.js";
import { expandProbe } from "../../../src/suite/expand-probe.js";
import { lintSuite } from "../../../src/suite/lint-suite.js";
import { listSuites } from "../../../src/suite/list-suites.js";
import { loadSuite } from "../../../src/suite/load-suite.js";
import { planRun } from "../../../src/suite/plan-run.js";

const folder = fileURLToPath(new URL("../../../probes/", import.meta.url));
const names = listSuites(folder);
const suites = names.map((name) => loadSuite(`${folder}${name}`));
const probes = suites.flatMap((suite) => suite.probes.map((probe) => ({ suite: suite.id, probe })));
const registry: Readonly<Record<string, { readonly scope: string; checkOptions(options: object): void }>> = analyzers;

test("there are the five", () => {
  expect(names).toEqual(expect.arrayContaining(["censorship", "consistency", "identity", "latency", "moderation"]));
});

test.each(names)("%s loads and leaves no advice open", (name) => {
  expect(lintSuite(`${folder}${name}`)).toEqual([]);
});

test("a probe's id belongs to one suite", () => {
  const ids = probes.map(({ probe }) => probe.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(probes.flatMap(({ probe }) => probe.observes.map((rule) => [`${probe.id} ${rule.key}`, rule] as const)))("%s is read by an analyzer that takes its options", (_name, rule) => {
  const analyzer = registry[rule.analyzer];
  expect(analyzer?.scope).toBe("probe");
  expect(() => analyzer?.checkOptions(rule.options)).not.toThrow();
});

describe("what is sent", () => {
  const sent = probes.flatMap(({ suite, probe }) => probe.cells.list.flatMap((cell) => [0, 1, 2].flatMap((sample) => {
    const followUps = probes.filter((other) => other.suite === suite && canFollow(other.probe, probe));
    const own = probe.after === undefined ? expandProbe(suite, probe, cell, 11, sample) : [];
    return [...own, ...followUps.flatMap((other) => expandFollowUp(suite, other.probe, { probe, cell }, 11, sample))].map((step) => ({ probe, cell, step }));
  })));

  test("has no slot left open and no answer given away", () => {
    for (const { cell, step } of sent) {
      for (const { content } of step.step.messages) {
        expect(content).not.toMatch(/\{\{|\}\}/);
        if (cell.fill["answer"] !== undefined) expect(content).not.toContain(cell.fill["answer"]);
      }
    }
  });

  test("is short: no request of these suites allows more than 500 tokens of output", () => {
    expect(Math.max(...sent.map(({ step }) => step.step.maxTokens ?? Infinity))).toBeLessThanOrEqual(500);
  });

  test("a probe's known answers are what they say", () => {
    const products = probes.find(({ probe }) => probe.id === "known-products")?.probe.cells.list ?? [];
    expect(products.length).toBeGreaterThanOrEqual(8);
    for (const { id, fill } of products) {
      expect([id, fill["answer"]]).toEqual([`p${fill["a"]}x${fill["b"]}`, String(Number(fill["a"]) * Number(fill["b"]))]);
      expect(fill["grouped"]).toBe(Number(fill["answer"]).toLocaleString("en-US"));
    }
  });
});

/** Counts over seeds: every seed gives the same number of requests to each suite, which probes get them differs. */
const seeds = Array.from({ length: 40 }, (_, index) => index * 7919 + 3);
const defaults = ["identity", "billing", "consistency", "latency", "censorship"].map((name) => loadSuite(`${folder}${name}`));
const planned = (depth: Depth, seed: number) => planRun(defaults, { depth, seed, maxRequests: 1000, only: [], skip: [] });

describe("what a depth asks of the default suites", () => {
  test.each<[Depth, number, Record<string, number>]>([
    ["quick", 52, { identity: 29, billing: 3, consistency: 6, latency: 6, censorship: 8 }],
    ["standard", 172, { identity: 102, billing: 6, consistency: 18, latency: 20, censorship: 26 }],
    ["deep", 515, { identity: 227, billing: 6, consistency: 18, latency: 40, censorship: 224 }],
  ])("%s: %i requests", (depth, total, bySuite) => {
    for (const seed of seeds) {
      const plan = planned(depth, seed);
      expect(plan.steps.length).toBe(total);
      expect(Object.fromEntries(plan.coverage.map(({ suite, requests }) => [suite, requests]))).toEqual(bySuite);
    }
  });

  const answersByCell = (depth: Depth, seed: number): number[] => {
    const counts = new Map<string, number>();
    for (const { probe } of planned(depth, seed).steps) if (probe.suite === "identity" && probe.id.startsWith("random-")) counts.set(probe.id, (counts.get(probe.id) ?? 0) + 1);
    return [...counts.values()];
  };

  test("quick has six one-word questions or more with three answers each, in both languages, and none of knowledge", () => {
    for (const seed of seeds) {
      const answers = answersByCell("quick", seed);
      expect(answers.length).toBeGreaterThanOrEqual(6);
      expect(Math.min(...answers)).toBeGreaterThanOrEqual(3);
      expect(planned("quick", seed).steps.some(({ probe }) => probe.id === "known-numbers")).toBe(false);
      const chinese = planned("quick", seed).steps.filter(({ probe }) => probe.suite === "identity" && probe.id.endsWith("-zh")).length;
      expect(chinese).toBeGreaterThanOrEqual(3);
      expect(chinese).toBeLessThanOrEqual(15);
    }
  });

  test("standard asks all twelve, five times or more, and supports a median of each latency", () => {
    for (const seed of seeds) {
      const answers = answersByCell("standard", seed);
      expect(answers.length).toBe(12);
      expect(Math.min(...answers)).toBeGreaterThanOrEqual(5);
      for (const id of ["short-answer", "long-answer"]) expect(planned("standard", seed).steps.filter(({ probe }) => probe.id === id).length).toBeGreaterThanOrEqual(6);
    }
  });

  test("every depth has room for all token requests, in at most twelve at quick", () => {
    for (const depth of depths) {
      for (const seed of seeds) {
        const asked = planned(depth, seed).steps.filter(({ probe }) => probe.id === "token-counts" || probe.id === "message-overhead");
        expect(asked.length).toBeGreaterThanOrEqual(10);
        if (depth === "quick") expect(asked.length).toBeLessThanOrEqual(12);
      }
    }
  });

  test("latency probes are alone and never ask the same twice in a run; repeats always do", () => {
    for (const depth of depths) {
      const { steps } = planned(depth, 5);
      const latency = steps.filter(({ probe }) => probe.suite === "latency");
      expect(latency.every(({ alone }) => alone)).toBe(true);
      expect(new Set(latency.map(({ step }) => step.messages[0]?.content)).size).toBe(latency.length);
      for (const id of ["random-text", "repeat-at-zero"]) {
        const texts = steps.filter(({ probe }) => probe.id === id).map(({ step }) => step.messages[0]?.content);
        expect(texts.length).toBeGreaterThanOrEqual(3);
        expect(new Set(texts).size).toBe(1);
      }
    }
  });

  test.each<[Depth, number, number, number]>([["quick", 4, 2, 3], ["standard", 13, 4, 4], ["deep", 25, 8, 8]])("%s asks %i sensitive questions, in %i regions and %i languages or more", (depth, questions, regions, languages) => {
    const regionOf = new Map(probes.map(({ probe }) => [probe.id, probe.subject["region"]]));
    for (const seed of seeds) {
      const asked = planned(depth, seed).steps.filter(({ probe }) => probe.suite === "censorship");
      expect(new Set(asked.map(({ probe }) => probe.id)).size).toBe(questions);
      expect(new Set(asked.map(({ probe }) => regionOf.get(probe.id))).size).toBeGreaterThanOrEqual(regions);
      expect(new Set(asked.map(({ probe }) => probe.cell)).size).toBeGreaterThanOrEqual(languages);
    }
  });

  test.each(depths)("%s leaves room for follow-ups of at least one question, and for retries beside them", (depth) => {
    const follow = probes.find(({ probe }) => probe.id === "who-withheld")?.probe.steps.length ?? 0;
    for (const seed of seeds) expect(planned(depth, seed).steps.length + follow).toBeLessThan(depthCeilings[depth]);
  });
});

describe("probes/schema.json", () => {
  const written = JSON.parse(readFileSync(`${folder}schema.json`, "utf8")) as ReturnType<typeof describeFiles>;

  test("is what `npm run schema` writes", () => {
    expect(written).toEqual(JSON.parse(JSON.stringify(describeFiles())));
  });

  test("accepts every shipped file and refuses a broken one", () => {
    const schema = z.fromJSONSchema(written);
    const files = suites.flatMap(({ id, probes: own }) => [`${id}/suite.yaml`, ...own.map((probe) => `${id}/${probe.id}.yaml`)]);
    for (const file of files) expect([file, schema.safeParse(parse(readFileSync(`${folder}${file}`, "utf8"))).success]).toEqual([file, true]);
    const probe = parse(readFileSync(`${folder}latency/short-answer.yaml`, "utf8")) as Record<string, unknown>;
    for (const broken of [{ ...probe, lonely: true }, { ...probe, version: 0 }, { ...probe, steps: [] }, { ...probe, repeat: { min: 1, max: 51 } }, { ...probe, fill: { a: { letters: 0 } } }]) {
      expect(schema.safeParse(broken).success).toBe(false);
    }
  });
});
