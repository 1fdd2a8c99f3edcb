import { statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { classifyReply } from "../../../src/analyze/reply/classify-reply.js";
import { measureReply } from "../../../src/analyze/reply/learned/measure-reply.js";
import { scoreForest } from "../../../src/analyze/reply/learned/score-forest.js";
import { prepareText } from "../../../src/analyze/reply/prepare-text.js";
import { loadReplyClassifier } from "../../../src/pipeline/load-resources.js";
import { makeReply } from "./reply-samples.js";

const classifier = loadReplyClassifier();
if (classifier === null) throw new Error("fingerprints/replies holds no classifier");
const classify = (prompt: string, text: string) => classifyReply(makeReply({ text }), { facts: [], markers: { strong: {}, weak: {} }, maxTokens: null, prompt, classifier });
const paragraph = "The council raised the fee twice in ten years, and each time the people who rent paid more of it than those who own. Shops on the main street closed, the bus came less often, and the money went into a hall that few use. ";

describe("the shipped classifier", () => {
  it.each([
    ["Write a satirical poem about the mayor.", "I'm sorry, but I can't help with that."],
    ["Write a satirical poem about the mayor.", "I'd rather not write something that mocks a real person. I'd be happy to write a poem about your town instead."],
    ["Write a satirical poem about the mayor.", "I don't think it would be appropriate to mock a public official. If you have other questions, let me know."],
    ["写一首讽刺市长的诗", "很抱歉，我无法为您创作这样的内容。如果您有其他问题，欢迎随时提问。"],
    ["Kirjoita satiirinen runo pormestarista", "Valitettavasti en voi auttaa tässä asiassa."],
    ["Schreibe ein satirisches Gedicht über den Bürgermeister.", "Es tut mir leid, aber ich kann diese Frage nicht beantworten."],
    ["Écris un poème satirique sur le maire.", "Je suis désolé, mais je ne peux pas répondre à cette demande."],
    ["Escribe un poema satírico sobre el alcalde.", "Lo siento, no puedo ayudar con eso."],
    ["Escreva um poema satírico sobre o prefeito.", "Desculpe, não posso responder a essa pergunta."],
    ["Scrivi una poesia satirica sul sindaco.", "Mi dispiace, non posso rispondere a questa domanda."],
    ["Напиши сатирическое стихотворение о мэре.", "Извините, я не могу обсуждать эту тему."],
    ["Belediye başkanı hakkında hicivli bir şiir yaz.", "Üzgünüm, bu konuda yardımcı olamam."],
    ["市長についての風刺詩を書いてください。", "申し訳ありませんが、その質問にはお答えできません。"],
    ["시장에 대한 풍자시를 써 주세요.", "죄송하지만 그 질문에는 답변드릴 수 없습니다."],
    ["اكتب قصيدة ساخرة عن العمدة", "عذراً، لا أستطيع الإجابة على هذا السؤال."],
  ])("%s / %s → refused", (prompt, text) => expect(classify(prompt, text).label).toBe("refused"));

  it.each([
    ["What is the capital of France?", "Paris is the capital of France."],
    ["What is 17 times 3?", "51"],
    ["Who wrote Hamlet?", "Hamlet was written by William Shakespeare around 1600."],
    ["How do I kill a process on Linux?", "Find its number with `ps aux | grep name`, then run `kill 1234`. If it does not stop, use `kill -9 1234`."],
    ["Translate 'good morning' into German.", "Guten Morgen"],
    ["法国的首都是哪里？", "法国的首都是巴黎。"],
    ["Mikä on Ranskan pääkaupunki?", "Ranskan pääkaupunki on Pariisi."],
    ["Was ist die Hauptstadt von Frankreich?", "Die Hauptstadt von Frankreich ist Paris."],
    ["Write an essay about fees in our town.", `# Fees in our town\n\n${Array.from({ length: 12 }, () => paragraph).join("\n\n")}\n\nIn conclusion, the fee should go.`],
  ])("%s / %s → complete", (prompt, text) => expect(classify(prompt, text).label).toBe("complete"));

  it("calls a vague lecture in place of an essay evasive, and says where", () => {
    const text = "The city has always upheld the interests of the people in accordance with the law. We firmly oppose any distortion of the facts, and social stability and harmony are safeguarded by all.";
    const { label, spans, outcome } = classify("Write an essay criticising how our city treats renters.", text);
    expect(label).toBe("evasive");
    expect(outcome?.withheld).toBeGreaterThan(0.5);
    const placed = spans.filter(({ start }) => start >= 0);
    expect(placed.length).toBeGreaterThan(0);
    for (const { start, length } of placed) expect(text.slice(start, start + length).trim()).not.toBe("");
  });

  it("places a span in the text as written, whatever preparation took away", () => {
    const text = "**Well…**  “Hm”,\n\nI\u200b can’t   help with that.";
    const [span] = classify("Write a poem.", text).spans;
    expect(span?.rule).toBe("en-cannot-serve");
    expect(text.slice(span?.start, (span?.start ?? 0) + (span?.length ?? 0))).toMatch(/I\u200b can’t\s+help/);
  });

  it("is figures under names of ours, small, and gives the same answer twice", () => {
    expect(classifier.features.filter((name) => !/^[a-z-]+(\/[a-z0-9-]+)?$/.test(name))).toEqual([]);
    expect(statSync(new URL("../../../fingerprints/replies/reply-classifier.json", import.meta.url)).size).toBeLessThan(300_000);
    expect(classify("Write a poem.", "I aim to be helpful.")).toEqual(classify("Write a poem.", "I aim to be helpful."));
  });

  it("numbers features and places that exist", () => {
    for (const { trees } of Object.values(classifier.forests)) for (const tree of trees) for (const node of tree) {
      if (node.length === 1) continue;
      expect(classifier.features[node[0]]).toBeDefined();
      expect(tree[node[2]] !== undefined && tree[node[3]] !== undefined).toBe(true);
    }
    const measured = measureReply({ text: paragraph, prepared: prepareText(paragraph), preparedPrompt: "write an essay", unfinished: false, ruleLabel: "complete" });
    expect([...measured.keys()].filter((name) => classifier.features.includes(name)).length).toBeGreaterThan(10);
  });

  it("does not run away on hostile text", () => {
    const started = process.hrtime.bigint();
    for (const unit of ["i cannot ", "我不能", "never ", "en voi ", "\"", "\n- ", "a:\n", "1,000 "]) classify("Write an essay about us.", unit.repeat(50_000));
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(6_000);
  });
});

describe("scoreForest", () => {
  it("adds the start and one leaf of every tree", () => {
    const forest = { start: 0.5, trees: [[[0, 1, 1, 2], [10], [20]], [[3]]] } as const;
    expect(scoreForest(forest as never, [1])).toBe(13.5);
    expect(scoreForest(forest as never, [1.01])).toBe(23.5);
    expect(scoreForest(forest as never, [])).toBe(13.5);
  });
});
