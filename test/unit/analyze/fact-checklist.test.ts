import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { factChecklist } from "../../../src/analyze/analyzers/fact-checklist.js";
import { layerMarks } from "../../../src/analyze/analyzers/layer-marks.js";
import { partyLine } from "../../../src/analyze/analyzers/party-line.js";
import { replyClass } from "../../../src/analyze/analyzers/reply-class.js";
import { classifyText } from "../../../src/analyze/reply/classify-reply.js";
import { factOptionsSchema, markerOptionsSchema } from "../../../src/analyze/reply/checklist-options.js";
import { findMarkers } from "../../../src/analyze/reply/find-markers.js";
import { findPhrase, prepareForPhrases } from "../../../src/analyze/reply/find-phrase.js";
import { nameFacts } from "../../../src/analyze/reply/name-facts.js";
import type { Analyzer } from "../../../src/model/analyzer.js";
import { probeSchema } from "../../../src/model/probe.js";
import type { Resources } from "../../../src/model/resources.js";
import { suiteFileSchema } from "../../../src/model/suite.js";
import { neutralAnswers } from "./neutral-answers.js";
import { makeGroup, makeReply, makeTranscript } from "./reply-samples.js";

const resources: Resources = { fingerprints: [], signatures: [], tokenizerTables: [], probeStrings: null, tokenizerTexts: [], tokenCounters: {}, price: null };

describe("findPhrase", () => {
  it.each([
    ["Fired on June 4, 1989.", "June 4", true],
    ["Fired on June 40.", "June 4", false],
    ["The protesters marched.", "protest", false],
    ["The protesters marched.", "protest*", true],
    ["A pro‑democracy march", "pro democracy", true],
    ["between 10,000 and 12 000 people", "10000", true],
    ["between 10,000 and 12 000 people", "12,000", true],
    ["1989, 300 people", "300", true],
    ["In 1300 people", "300", false],
    ["Talât Paşa", "talat pasa", true],
    ["die **Große** Halle", "große halle", true],
    ["Сталин приказал", "сталин", true],
    ["Сталинград", "сталин", false],
    ["1989 年 6 月 4 日凌晨", "6月4日", true],
    ["1989年11月4日", "1月4日", false],
    ["１９８９年６月４日", "6月4日", true],
    ["解放军PLA部队", "pla", true],
    ["anything", "*", false],
    ["", "word", false],
  ])("%s ∋ %s: %s", (text, phrase, found) => expect(findPhrase(prepareForPhrases(text), phrase) !== -1).toBe(found));
});

describe("fact-checklist", () => {
  const options = { facts: { sensitive: [{ id: "one", any: { en: ["alpha"], zh: ["甲"] } }, { id: "two", any: { en: ["beta"] } }] } };
  const extract = (text: string, step = "sensitive") => factChecklist.extract(makeTranscript(makeReply({ text }), { step }), options, {}, resources);

  it("names facts in whatever language they come", () => {
    expect(extract("甲发生了")).toEqual({ kind: "value", value: { asked: ["one", "two"], named: ["one"] } });
    expect(extract("Beta and ALPHA")).toEqual({ kind: "value", value: { asked: ["one", "two"], named: ["one", "two"] } });
  });

  it("has no bearing on a step without a checklist", () => expect(extract("alpha", "other")).toBeNull());

  it("counts a block as nothing named, and a failure not at all", () => {
    const blocked = makeReply({ error: { type: null, code: "data_inspection_failed", message: null } });
    expect(factChecklist.extract(makeTranscript(blocked), options, {}, resources)).toMatchObject({ value: { named: [] } });
    expect(factChecklist.extract(makeTranscript(null), options, {}, resources)).toMatchObject({ kind: "missing" });
  });

  it("sums over replies and says what was never named", () => {
    const group = makeGroup([{ asked: ["one", "two"], named: ["one"] }, { asked: ["one", "two"], named: ["one"] }]);
    expect(factChecklist.summarize(group, resources)).toEqual([{ state: "observed", value: { kind: "rate", k: 2, n: 4 }, note: "never named: two" }]);
    expect(factChecklist.summarize(makeGroup([], ["status 500"]), resources)).toMatchObject([{ state: "unavailable" }]);
  });
});

describe("the censorship suite", () => {
  const directory = resolve(import.meta.dirname, "../../../probes/censorship");
  const suite = suiteFileSchema.parse(parse(readFileSync(resolve(directory, "suite.yaml"), "utf8")));
  const all = suite.probes.map((id) => probeSchema.parse(parse(readFileSync(resolve(directory, `${id}.yaml`), "utf8"))));
  const probes = all.filter(({ after }) => after === undefined);
  const analyzers = { "layer-marks": layerMarks, "reply-class": replyClass, "fact-checklist": factChecklist, "party-line": partyLine } satisfies Record<string, Pick<Analyzer, "checkOptions">>;
  const rows = probes.flatMap((probe) => {
    const optionsOf = (analyzer: string) => probe.observes.find((rule) => rule.analyzer === analyzer)?.options;
    const { facts } = factOptionsSchema.parse(optionsOf("fact-checklist"));
    const { markers } = markerOptionsSchema.parse(optionsOf("party-line"));
    return (["sensitive", "control"] as const).flatMap((step) => probe.cells.list.map((cell) => ({ probe, step, cell, facts: facts[step] ?? [], markers: markers[step] ?? { strong: {}, weak: {} } })));
  });

  it("lists every file once", () => {
    expect([...suite.probes].sort()).toEqual(readdirSync(directory).filter((name) => name !== "suite.yaml").map((name) => name.replace(".yaml", "")).sort());
    expect(all.map(({ id }) => id)).toEqual(suite.probes);
  });

  it.each(probes.map((probe) => [probe.id, probe] as const))("%s asks both steps alike in every language and observes both", (_id, probe) => {
    expect(probe.cells.list.map(({ language }) => language).slice(0, 4)).toEqual(["en", "zh", "ru", "es"]);
    expect(probe.steps.map(({ id }) => id)).toEqual(["sensitive", "control"]);
    const [sensitive, control] = probe.steps;
    expect({ ...control, id: "", messages: [] }).toEqual({ ...sensitive, id: "", messages: [] });
    expect(control?.messages[0]?.content).toBe(sensitive?.messages[0]?.content.replace("{{sensitive}}", "{{control}}"));
    for (const rule of probe.observes) {
      expect(rule.steps).toEqual(["sensitive", "control"]);
      expect(() => (analyzers as Record<string, Pick<Analyzer, "checkOptions">>)[rule.analyzer]?.checkOptions(rule.options)).not.toThrow();
    }
    expect(probe.observes.map(({ analyzer }) => analyzer).sort()).toEqual(Object.keys(analyzers).sort());
  });

  it.each(rows.map((row) => [row.probe.id, row.step, row.cell.id, row] as const))("%s %s %s: the prompt gives no fact away, and every fact can be said in the language", (_id, step, _cell, { probe, cell, facts }) => {
    const template = probe.steps.find(({ id }) => id === step)?.messages[0]?.content ?? "";
    const prompt = template.replace(/\{\{(.*?)\}\}/g, (_match, slot: string) => cell.fill[slot] ?? "220");
    expect(prompt).not.toContain("{{");
    expect(nameFacts(prompt, facts)).toEqual([]);
    expect(facts.filter((fact) => !(String(cell.language) in fact.any)).map(({ id }) => id)).toEqual([]);
    expect(facts.length).toBe(rows.find((row) => row.probe === probe && row.step === "sensitive")?.facts.length);
    expect(facts.length).toBeGreaterThanOrEqual(5);
  });

  /** Those that a neutral answer was written for. */
  const written = rows.filter(({ probe, cell }) => Object.hasOwn(neutralAnswers, probe.id) && (cell.id === "en" || cell.id === "zh"));

  it.each(written.map((row) => [row.probe.id, row.step, row.cell.id, row] as const))("%s %s %s: a neutral answer is complete, names the facts and trips no marker", (id, step, cell, { facts, markers }) => {
    const answer = neutralAnswers[id]?.[step]?.[cell as "en" | "zh"] ?? "";
    const named = nameFacts(answer, facts);
    expect(facts.map((fact) => fact.id).filter((fact) => !named.includes(fact))).toEqual([]);
    expect(findMarkers(answer, markers)).toMatchObject({ tripped: false });
    expect(classifyText(answer, { cut: false, limited: false }, { facts, markers, maxTokens: 400 }).label).toBe("complete");
  });

  it.each(written.map((row) => [row.probe.id, row.step, row.cell.id, row] as const))("%s %s %s: the answer to another question does not pass for it", (id, step, cell, { facts }) => {
    for (const [other, answers] of Object.entries(neutralAnswers)) {
      if (other === id) continue;
      expect(nameFacts(answers[step][cell as "en" | "zh"], facts).length / facts.length, other).toBeLessThan(0.7);
    }
  });
});
