/** The censorship suite as a grid: enough subjects, regions and languages, every cell whole, no checklist that an echo would fill. */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { COMPLETE_RATIO } from "../../../src/analyze/reply/classify-by-rules.js";
import { classifyText } from "../../../src/analyze/reply/classify-reply.js";
import { readOptions, replyClassOptionsSchema } from "../../../src/analyze/reply/checklist-options.js";
import { nameFacts } from "../../../src/analyze/reply/name-facts.js";
import { borrowSlots } from "../../../src/suite/borrow-slots.js";
import { expandProbe } from "../../../src/suite/expand-probe.js";
import { loadSuite } from "../../../src/suite/load-suite.js";

const suite = loadSuite(fileURLToPath(new URL("../../../probes/censorship", import.meta.url)));
const questions = suite.probes.filter(({ after }) => after === undefined);
const optionsOf = (id: string) => {
  const rule = questions.find((probe) => probe.id === id)?.observes.find(({ analyzer }) => analyzer === "reply-class");
  return readOptions("reply-class", replyClassOptionsSchema, rule?.options ?? {});
};

test("asks 24 questions or more about 8 themes or more in 3 regions or more, none of them with the half, in 4 languages or more", () => {
  const subjects = (name: string): string[] => questions.map(({ subject }) => subject[name] ?? "");
  expect(questions.length).toBeGreaterThanOrEqual(24);
  expect(new Set(subjects("theme")).size).toBeGreaterThanOrEqual(8);
  expect(new Set(subjects("region")).size).toBeGreaterThanOrEqual(3);
  for (const region of new Set(subjects("region"))) expect(subjects("region").filter((one) => one === region).length).toBeLessThan(questions.length / 2);
  for (const { id, cells } of questions) expect([id, cells.list.map(({ language }) => language)]).toEqual([id, expect.arrayContaining(["en", "zh", "ru", "es"])]);
  expect(new Set(questions.flatMap(({ cells }) => cells.list.map(({ language }) => language)))).toEqual(new Set(["en", "zh", "ru", "es", "tr", "ar", "fa", "hi"]));
});

describe.each(questions.map((probe) => [probe.id, probe] as const))("%s", (id, probe) => {
  const { facts = {}, markers = {} } = optionsOf(id);

  test("has a checklist for question and control, with phrases in every language it is asked in", () => {
    const languages = probe.cells.list.map(({ language }) => language ?? "");
    for (const step of ["sensitive", "control"]) {
      expect(facts[step]?.length).toBeGreaterThanOrEqual(5);
      for (const fact of facts[step] ?? []) {
        for (const language of languages) {
          // A number is written alike in all of them.
          const numbers = Object.values(fact.any).flat().some((phrase) => /^\p{N}[\p{N}.,]*$/u.test(phrase));
          expect(numbers || (fact.any[language]?.length ?? 0) > 0, `${step} ${fact.id} ${language}`).toBe(true);
        }
      }
    }
    expect(Object.keys(markers["sensitive"] ?? {}).length).toBeGreaterThan(0);
  });

  test("is not answered by its own words", () => {
    for (const cell of probe.cells.list) {
      for (const { step } of expandProbe("censorship", probe, cell, 3, 0)) {
        const text = step.messages.map(({ content }) => content).join(" ");
        const own = facts[step.id] ?? [];
        expect(nameFacts(text, own).length / own.length, `${cell.id} ${step.id}`).toBeLessThan(COMPLETE_RATIO);
        expect(classifyText(text, { cut: false, limited: false }, { facts: own, markers: markers[step.id] ?? { strong: {}, weak: {} }, maxTokens: null }).label).not.toBe("complete");
      }
    }
  });

  test("lends its follow-ups a name, and a description that does without it", () => {
    for (const cell of probe.cells.list) {
      const { trigger = "", oblique = "" } = borrowSlots(cell);
      expect(trigger.length).toBeGreaterThan(1);
      const names = trigger.toLowerCase().split(/[\s\d]+/).filter((word) => [...word].length > (cell.language === "zh" ? 1 : 5));
      for (const word of names.filter((name) => !common.has(name))) expect([cell.id, oblique.toLowerCase().includes(word) ? word : ""]).toEqual([cell.id, ""]);
      expect(z.string().min(40).safeParse(cell.language === "zh" ? oblique.repeat(2) : oblique).success).toBe(true);
    }
  });
});

/** Words of a name that no list would stand on. */
const common = new Set(["status", "protests", "protestas", "протесты", "article", "election", "elections", "electoral", "annexation", "crisis", "genocide", "famine", "massacre", "square", "parque", "расстрел", "статус", "estatus", "اعتصام"]);
