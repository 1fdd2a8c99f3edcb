/** Questions of a log: our own by their exact words, others by being asked often. */
import { describe, expect, it } from "vitest";
import { recogniseQuestions } from "../../../src/suite/recognise-questions.js";
import { makeProbe, makeSuite } from "./write-suite.js";

const asked = (content: string, system: string | null = null) => ({ system, messages: [{ role: "user" as const, content }] });
const own = makeSuite("identity", 1, [makeProbe("colour", { observes: [{ key: "answer-distribution", analyzer: "answer-distribution", options: {} }] })]);
const ownWords = own.probes[0]?.steps[0]?.messages[0]?.content ?? "";

describe("recogniseQuestions", () => {
  it("makes a question of what was asked five times, and of nothing rarer", () => {
    const questions = recogniseQuestions([...Array.from({ length: 5 }, () => asked("Name a river.")), ...Array.from({ length: 4 }, () => asked("Name a hill."))], [own]);
    expect(questions.find(asked("Name a river."))?.probe).toMatchObject({ suite: "logged", version: 1, cell: "only" });
    expect(questions.find(asked("Name a hill."))).toBeNull();
    expect(questions.find(asked("Name a river.", "Be brief."))).toBeNull();
    expect(questions.suites.map(({ id }) => id)).toEqual(["logged"]);
  });

  it("names the same words alike in every log", () => {
    const [a, b] = [1, 2].map((more) => recogniseQuestions([...Array.from({ length: 5 + more }, () => asked("Name a river.")), ...Array.from({ length: 9 * more }, () => asked(`Other ${more}`))], []));
    expect(a?.find(asked("Name a river."))?.probe).toEqual(b?.find(asked("Name a river."))?.probe);
  });

  it("finds a question of our own by its words, however seldom it was asked", () => {
    const questions = recogniseQuestions([asked(ownWords)], [own]);
    expect(questions.find(asked(ownWords))?.probe).toMatchObject({ suite: "identity", id: "colour" });
    expect(questions.suites.map(({ id }) => id)).toEqual(["identity"]);
  });
});
