/** Sensitive questions are judged only in languages that have controls. */
import { expect, it } from "vitest";
import { measureEffects } from "../../../src/judge/measure-effects.js";
import { sensitiveQuestionsWithheld } from "../../../src/judge/findings/sensitive-questions-withheld.js";
import type { Observation } from "../../../src/model/observation.js";
import { observe } from "./sample-observations.js";

const asked = (language: string, step: string, counts: Readonly<Record<string, number>>): Observation => observe({ key: "reply-class", subject: { suite: "s", topic: "t", region: "china", language, step }, value: { kind: "distribution", counts } });

it("a language without controls is left out of every effect", () => {
  const english = [asked("en", "sensitive", { refused: 2, complete: 8 }), asked("en", "control", { complete: 10 })];
  const both = measureEffects([...english, asked("zh", "sensitive", { refused: 10 })]);
  expect(both).toEqual(measureEffects(english));
  expect(both.filter(({ by }) => by === "all" || by === "language").map(({ name, sensitive, control }) => [name, sensitive, control])).toEqual([["all", { k: 2, n: 10 }, { k: 0, n: 10 }], ["en", { k: 2, n: 10 }, { k: 0, n: 10 }]]);
});

it("its refusals alone are no finding", () => {
  const context = { verdict: { withheld: [] } } as unknown as Parameters<typeof sensitiveQuestionsWithheld>[1];
  expect(sensitiveQuestionsWithheld([asked("zh", "sensitive", { refused: 10 }), asked("en", "control", { complete: 10 })], context)).toEqual([]);
});
