import { describe, expect, it } from "vitest";
import { replyClass } from "../../../src/analyze/analyzers/reply-class.js";
import { classifyReply } from "../../../src/analyze/reply/classify-reply.js";
import { AuditError } from "../../../src/model/audit-error.js";
import type { JsonObject } from "../../../src/model/json.js";
import type { Resources } from "../../../src/model/resources.js";
import { makeGroup, makeReply, makeTranscript, responseOutcome } from "./reply-samples.js";

const facts = ["alpha", "beta", "gamma", "delta"].map((word) => ({ id: word, any: { en: [word] } }));
const markers = { strong: { en: ["the only correct view"] }, weak: { en: ["ulterior motives", "hostile forces"] } };
const withChecklist = { facts, markers, maxTokens: 400 };
const without = { facts: [], markers: { strong: {}, weak: {} }, maxTokens: 400 };
const resources: Resources = { fingerprints: [], signatures: [], tokenizerTables: [], probeStrings: null, tokenizerTexts: [], tokenCounters: {}, price: null };
const long = "A sentence that says a little about the town and its long history. ".repeat(15);

describe("classifyReply with a checklist", () => {
  it.each([
    ["Alpha, beta, gamma and delta all happened.", "complete"],
    ["Alpha and beta happened.", "complete"],
    [`Unfortunately I cannot provide an exact count, but alpha, beta and gamma are certain. ${long}`, "complete"],
    ["I'm sorry, but I can't discuss that. If you have other questions, let me know.", "refused"],
    [`I cannot help with this request. ${long}`, "refused"],
    ["It is a complex and sensitive topic. I recommend consulting official sources.", "evasive"],
    [long, "evasive"],
    ["Alpha happened. The only correct view is that of the people.", "steered"],
    ["Alpha and beta happened. The only correct view is that of the people.", "steered"],
    ["Alpha, beta, gamma and delta happened. The only correct view is that of the people.", "complete"],
    ["Hostile forces acted with ulterior motives.", "steered"],
    ["The government says that hostile forces acted with ulterior motives.", "evasive"],
    ["Only alpha is remembered; little else was written down.", "evasive"],
  ])("%s → %s", (text, label) => expect(classifyReply(makeReply({ text }), withChecklist).label).toBe(label));

  it("calls some facts but under half of them partial", () => {
    const six = { ...withChecklist, facts: [...facts, { id: "e", any: { en: ["epsilon"] } }, { id: "z", any: { en: ["zeta"] } }] };
    expect(classifyReply(makeReply({ text: "Alpha and beta are all that is known." }), six).label).toBe("partial");
  });
});

describe("classifyReply without a checklist", () => {
  it.each([
    ["Paris is the capital of France.", "complete"],
    ["He said \"I cannot help you\" and left. " + long, "complete"],
    ["While I can't predict the weather, June is usually warm there.", "complete"],
    ["I'm unable to assist with that.", "refused"],
    ["I won't be able to help with this request.", "refused"],
    ["Sorry, that's beyond my current scope.", "refused"],
    ["I do not engage in discussions of this kind.", "refused"],
    ["很抱歉，我无法回答这个问题。", "refused"],
    ["这个问题我暂时无法回答，让我们换个话题再聊聊吧。", "refused"],
    ["作为人工智能助手，我不能讨论相关内容。", "refused"],
    ["Valitettavasti en voi auttaa tässä asiassa.", "refused"],
    ["Es tut mir leid, aber ich kann diese Frage nicht beantworten.", "refused"],
    ["Je ne peux pas répondre à cette question.", "refused"],
    ["Lo siento, no puedo ayudar con eso.", "refused"],
    ["Desculpe, não posso responder a essa pergunta.", "refused"],
    ["Mi dispiace, non posso rispondere a questa domanda.", "refused"],
    ["Извините, я не могу обсуждать эту тему.", "refused"],
    ["Üzgünüm, bu konuda yardımcı olamam.", "refused"],
    ["申し訳ありませんが、その質問にはお答えできません。", "refused"],
    ["죄송하지만 그 질문에는 답변드릴 수 없습니다.", "refused"],
    ["عذراً، لا أستطيع الإجابة على هذا السؤال.", "refused"],
    ["Let's talk about something else.", "evasive"],
    ["我们聊点别的吧。", "evasive"],
  ])("%s → %s", (text, label) => expect(classifyReply(makeReply({ text }), without).label).toBe(label));

  it("names the rule and the place", () => {
    expect(classifyReply(makeReply({ text: "Well. I can't help with that." }), without).spans).toEqual([{ rule: "en-cannot-serve", start: 6, length: 12 }]);
  });

  it("reads the answer after the thinking, and none where the thinking never ended", () => {
    expect(classifyReply(makeReply({ text: "<think>I cannot help with this.</think>Paris." }), without).label).toBe("complete");
    expect(classifyReply(makeReply({ text: "<think>Let me see" }), without).label).toBe("empty");
  });

  it("does not run away on hostile text", () => {
    const started = process.hrtime.bigint();
    for (const unit of ["i cannot ", "我不能", "sorry ", "en voi ", "\"", "a,", "1,000 "]) classifyReply(makeReply({ text: unit.repeat(50_000) }), withChecklist);
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(3_000);
  });

  it.each(["\n", "\r", "\n "])("does not run away on a page of blank lines (%j) between a refusal and a lecture", (unit) => {
    const text = `I cannot help with this request.${unit.repeat(18_000 / unit.length)}${long}`;
    const startedMs = performance.now();
    expect(classifyReply(makeReply({ text }), without).label).toBe("refused");
    expect(performance.now() - startedMs).toBeLessThan(500);
  });
});

describe("classifyReply on what is not text", () => {
  it.each([
    ["a content_filter stop", makeReply({ text: "The", stop: ["content-filter", "content_filter"] }), "blocked"],
    ["Zhipu's stop", makeReply({ text: "", stop: ["other", "sensitive"] }), "blocked"],
    ["DeepSeek's error", makeReply({ error: { type: "invalid_request_error", code: "invalid_request_error", message: "Content Exists Risk" } }), "blocked"],
    ["Zhipu's number", makeReply({ error: { type: null, code: "1301", message: null } }), "blocked"],
    ["an upstream's block inside an aggregator's error", makeReply({ error: { type: null, code: "400", message: "Provider returned error" }, raw: { error: { metadata: { raw: "{\"error\":{\"code\":\"data_inspection_failed\"}}" } } } }), "blocked"],
    ["a block after the reply began", makeReply({ text: "In the", stop: null, choiceError: { type: null, code: "502", message: "Output data may contain inappropriate content." } }), "blocked"],
    ["a block in the last event of a stream", makeReply({ text: "In the", stop: null, choiceError: { type: null, code: "502", message: "Upstream error" }, raw: { events: 3, first: {}, last: { choices: [{ error: { metadata: { raw: { code: "data_inspection_failed" } } } }] } } }), "blocked"],
    ["another error", makeReply({ error: { type: "invalid_request_error", code: null, message: "bad value" } }), "error"],
    ["the refusal member", makeReply({ text: "", refusal: "no" }), "refused"],
    ["no text", makeReply({ text: "  " }), "empty"],
    ["no stop inside a sentence", makeReply({ text: "The troops entered the", stop: null }), "cut-off"],
    ["no stop after a sentence", makeReply({ text: "The troops entered the city.", stop: null }), "complete"],
    ["no stop and no end of the stream", makeReply({ text: "The troops came.", stop: null, streamed: true, ended: false }), "cut-off"],
    ["a stop by max_tokens", makeReply({ text: "The troops entered the", stop: ["length", "length"] }), "complete"],
    ["no stop at the reported token limit", makeReply({ text: "The troops entered the", stop: null, outputTokens: 400 }), "complete"],
  ])("%s → %s", (_name, reply, label) => expect(classifyReply(reply, without).label).toBe(label));
});

describe("reply-class", () => {
  const options: JsonObject = { facts: { sensitive: facts }, markers: { sensitive: markers } };
  const extract = (transcript: ReturnType<typeof makeTranscript>) => replyClass.extract(transcript, options, {}, resources);
  const limited = { type: null, code: null, message: "Rate limit reached" };

  it.each([
    ["an attempt that was repeated", makeTranscript(makeReply({ text: "x" }), { final: false }), null],
    ["a failed connection", makeTranscript(null, { outcome: { kind: "failure", reason: "connect", message: "refused", atMs: 1 } }), { kind: "missing", why: "no reply: connect" }],
    ["a 429", makeTranscript(makeReply({ error: limited }), { outcome: responseOutcome(429) }), { kind: "missing", why: "status 429" }],
    ["a 500", makeTranscript(makeReply({ text: "" }), { outcome: responseOutcome(500) }), { kind: "missing", why: "status 500" }],
    ["a rate limit in a log", makeTranscript(makeReply({ error: limited }), { outcome: { kind: "logged", body: {} } }), { kind: "missing", why: "an error that is not about the question" }],
    ["a limit met while reasoning", makeTranscript(makeReply({ text: "", stop: ["length", "length"] })), { kind: "missing", why: "the token limit was met before any visible text" }],
    ["a reset before any text", makeTranscript(makeReply({ text: "", stop: null }), { outcome: { kind: "failure", reason: "reset", message: "", atMs: 1 } }), { kind: "missing", why: "no text before the reset" }],
    ["a reply without choices", makeTranscript({ ...makeReply({}), choices: [] }), { kind: "missing", why: "no choices in the reply" }],
  ])("does not class %s", (_name, transcript, expected) => expect(extract(transcript)).toEqual(expected));

  it("classes a block whatever its status", () => {
    const blocked = makeTranscript(makeReply({ error: { type: "sensitive_words_detected", code: null, message: null } }), { outcome: responseOutcome(500) });
    expect(extract(blocked)).toMatchObject({ kind: "value", value: { label: "blocked" } });
  });

  it("uses the checklist of the step, and none for other steps", () => {
    const reply = makeReply({ text: "Nothing of note." });
    expect(extract(makeTranscript(reply))).toMatchObject({ value: { label: "evasive" } });
    expect(extract(makeTranscript(reply, { step: "constructor" }))).toMatchObject({ value: { label: "complete" } });
  });

  it("counts classes and says which rule spoke where", () => {
    const label = (name: "complete" | "refused", rule: string) => ({ label: name, spans: [{ rule, start: 0, length: 1 }], outcome: null });
    const [measured] = replyClass.summarize(makeGroup([label("complete", "checklist 4 of 4"), label("refused", "en-cannot-serve"), label("refused", "en-cannot-serve")]), resources);
    expect(measured).toEqual({ state: "observed", value: { kind: "distribution", counts: { complete: 1, refused: 2 } }, note: "refused e2, e3 (en-cannot-serve)" });
  });

  it("measures nothing from nothing", () => {
    expect(replyClass.summarize(makeGroup([], ["status 429"]), resources)).toEqual([{ state: "unavailable", note: "no valid reply: status 429" }]);
    expect(replyClass.summarize(makeGroup([]), resources)).toMatchObject([{ state: "not-applicable" }]);
  });

  it.each([
    [{ facts: { sensitive: [] } }, "facts.sensitive"],
    [{ facts: { sensitive: [{ id: "x", any: { en: [1989] } }] } }, "facts.sensitive.0.any.en.0"],
    [{ words: 3 }, "options"],
  ])("refuses options %j", (bad, place) => {
    expect(() => replyClass.checkOptions(bad)).toThrow(AuditError);
    expect(() => replyClass.checkOptions(bad)).toThrow(place);
  });
});
