/** Personas differ as real models do: popular answers shared, siblings nearer than strangers. */
import { describe, expect, it } from "vitest";
import { answerDistribution, type CategoryId, type WeightedAnswer } from "../../../src/lab/answer-distribution.js";
import { drawAnswer, findCategory, findChoices, findRange, temper } from "../../../src/lab/answer-one-word.js";
import { categories } from "../../../src/lab/knowledge/categories.js";
import { findSubstitute, personas, type Persona } from "../../../src/lab/personas.js";
import { createRandom } from "../../../src/lab/random.js";

/** Jensen–Shannon distance, base 2: 0 for equal, 1 for disjoint distributions. */
function distance(left: readonly WeightedAnswer[], right: readonly WeightedAnswer[]): number {
  const pairs = new Map(left.map((answer) => [answer.text, [answer.share, 0] as [number, number]]));
  for (const answer of right) pairs.set(answer.text, [pairs.get(answer.text)?.[0] ?? 0, answer.share]);
  const term = (share: number, middle: number): number => (share === 0 ? 0 : (share * Math.log2(share / middle)) / 2);
  return Math.sqrt([...pairs.values()].reduce((sum, [p, q]) => sum + term(p, (p + q) / 2) + term(q, (p + q) / 2), 0));
}

const list: readonly Persona[] = Object.values(personas);
/** Where there are few answers, or little to choose, models hardly differ. */
const wide = (Object.keys(categories) as CategoryId[]).filter((id) => !["coin", "day", "dice", "planet", "season"].includes(id));
const pairs = list.flatMap((left, index) => list.slice(index + 1).map((right) => ({ left, right, siblings: left.family === right.family })));

describe("the personas", () => {
  it.each(pairs.map((pair) => [`${pair.left.id} and ${pair.right.id}`, pair] as const))("%s are as far apart as real models", (_name, { left, right, siblings }) => {
    const distances = wide.flatMap((id) => (["en", "zh"] as const).map((language) => distance(answerDistribution(left, id, language, "asked", null), answerDistribution(right, id, language, "asked", null))));
    const mean = distances.reduce((sum, value) => sum + value, 0) / distances.length;
    expect(mean).toBeGreaterThan(siblings ? 0.3 : 0.5);
    expect(mean).toBeLessThan(siblings ? 0.55 : 0.85);
  });

  it("are substituted by one of another family", () => {
    for (const persona of list) expect(findSubstitute(persona.id).family).not.toBe(persona.family);
  });
});

describe("one-word questions", () => {
  it.each([
    ["Name a random city.", "en", "city"],
    ["Pick any colour that an animal may have", "en", "colour"],
    ["说出一个随机的动物。", "zh", "animal"],
    ["你最喜欢的颜色是什么？", "zh", "colour"],
    ["Give me a first name", "en", "name"],
    ["Flip a coin. Answer \"heads\" or \"tails\".", "en", "coin"],
    ["Name any gadget", "en", "word"],
  ] as const)("%s asks for a %s %s", (question, language, category) => {
    expect(findCategory(question, language)).toBe(category);
  });

  it.each([["between 1 and 100", [1, 100]], ["1到10之间", [1, 10]], ["from 5-9", [5, 9]], ["no numbers", null], ["9 to 1", null]] as const)("range of %s", (text, range) => {
    expect(findRange(text)).toEqual(range);
  });

  it("choices are read from the question", () => {
    expect(findChoices("Choose one: red, green, or blue.")).toEqual(["red", "green", "blue"]);
    expect(findChoices("Name a city")).toBeNull();
  });

  it("keep to a range", () => {
    for (const { text } of answerDistribution(personas["ostrin-3"], "number", "en", "q", [1, 10])) {
      expect(Number(text)).toBeGreaterThanOrEqual(1);
      expect(Number(text)).toBeLessThanOrEqual(10);
    }
  });

  it("are drawn with the shares of the temperature", () => {
    const weighted = answerDistribution(personas["quillon-pro"], "city", "en", "q", null);
    expect(weighted.reduce((sum, answer) => sum + answer.share, 0)).toBeCloseTo(1, 9);
    const [first] = weighted;
    expect(temper(weighted, 0, null)[0]).toEqual({ text: first?.text, share: 0.97 });
    expect(temper(weighted, 1, null)[0]?.share).toBeCloseTo(first?.share ?? Number.NaN, 9);
    expect(temper(weighted, 1, 0.01)).toHaveLength(1);
    const random = createRandom("draws");
    const draws = Array.from({ length: 4000 }, () => drawAnswer(weighted, random));
    expect(draws.filter((draw) => draw === first?.text).length / 4000).toBeCloseTo(first?.share ?? Number.NaN, 1);
  });
});
