/** Dressing goes, answers stay. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerKinds, normalizeAnswer } from "../../../src/analyze/normalize-answer.js";

describe("normalizeAnswer", () => {
  it.each([
    ["Blue", "blue"], [" blue.\n", "blue"], ["**Blue**", "blue"], ["*Blue*!", "blue"], ['"Blue"', "blue"], ["“Blue”", "blue"], ["「藍」", "藍"], ["蓝色。", "蓝色"], ["`blue`", "blue"], ["- Blue", "blue"],
    ["New York", "new york"], ["São Paulo", "sao paulo"], ["ｂｌｕｅ", "blue"], ["Орёл.", "орёл"],
    ["Sure! I would say **Blue**, since it is calm.", "blue"], ['My word is "tree".', "tree"], ["Blue\n\nIt is the colour of the sky.", "blue"],
    ["I would choose the colour blue because it is calm.", "(sentence: i…)"], ["**Blue** or **red**, hard to say which one.", "(sentence: blue…)"], ["我会选择蓝色，因为它让人平静。", "(sentence: 我…)"], ["...", "(sentence)"], ["🙂", "🙂"],
  ])("word: %j is %j", (text, answer) => {
    expect(normalizeAnswer(text, "word")).toBe(answer);
  });

  it.each([
    ["42", "42"], ["42.", "42"], ["**42**", "42"], ["042", "42"], ["-7", "-7"], ["−7", "-7"], ["+7", "7"], ["1,234", "1234"], ["４２", "42"], ["٤٢", "42"], ["४२", "42"],
    ["My number is 42.", "42"], ["Sure! Here is a number between 1 and 100: **42**", "42"], ["42\n\nbetween 1 and 100", "42"],
    ["Between 1 and 100 I choose 42 today.", "(sentence: between…)"], ["about 3.5 of them in all", "(sentence: about…)"], ["seven", "seven"], ["四十二", "四十二"], ["I would rather not choose any number.", "(sentence: i…)"],
  ])("integer: %j is %j", (text, answer) => {
    expect(normalizeAnswer(text, "integer")).toBe(answer);
  });

  it.each([["B", "b"], ["(B)", "b"], ["b) the second", "b"], ["B.", "b"], ["**B**", "b"], ["Ж", "ж"], ["风", "风"], ["Beta", "(sentence: beta…)"]])("letter: %j is %j", (text, answer) => {
    expect(normalizeAnswer(text, "letter")).toBe(answer);
  });

  it.each([["HTHHT\nmore", "hthht"], ["", "(sentence)"], ["\n\n 蓝色 \n", "蓝色"], ["x".repeat(500), "x".repeat(80)]])("line: %j is %j", (text, answer) => {
    expect(normalizeAnswer(text, "line")).toBe(answer);
  });

  it("takes any text, is never empty, and leaves an answer alone that was normalized", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.constantFrom(...answerKinds), (text, kind) => {
      expect(normalizeAnswer(text, kind)).not.toBe("");
    }), { seed: 3, numRuns: 1_000 });
    for (const word of ["blue", "new york", "42", "蓝色"]) for (const dress of [word, ` ${word}.`, `**${word}**`, `"${word}"`]) expect(normalizeAnswer(normalizeAnswer(dress, "word"), "word")).toBe(word);
  });

  it("is quick on hostile text", () => {
    const startedMs = performance.now();
    for (const text of ["*".repeat(1e6), '"'.repeat(1e6), "1,".repeat(5e5), " ".repeat(1e6), "-".repeat(1e6), "٤".repeat(1e6), `a${"!".repeat(1e6)}a`, `a${" .".repeat(5e5)}a`]) for (const kind of answerKinds) normalizeAnswer(text, kind);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});
