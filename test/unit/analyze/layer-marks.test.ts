/** What one exchange shows of the layer that answered or withheld. */
import { describe, expect, it } from "vitest";
import { layerMarks } from "../../../src/analyze/analyzers/layer-marks.js";
import { findFilterEvent } from "../../../src/analyze/layers/find-filter-event.js";
import type { LayerMark } from "../../../src/analyze/layers/read-mark.js";
import { turnsAway } from "../../../src/analyze/layers/turns-away.js";
import type { Resources } from "../../../src/model/resources.js";
import type { Signature } from "../../../src/model/signature.js";
import type { Transcript } from "../../../src/model/transcript.js";
import { makeReply, makeTranscript, responseOutcome } from "./reply-samples.js";

const resources = { signatures: [] } as unknown as Resources;
const long = "The famine began in the spring and lasted for two years. Grain was taken from the villages by order, and people were kept from leaving. Several million died, and it was long forbidden to say so.";

function withCanary(transcript: Transcript, canary = "qxkzvbn"): Transcript {
  return { ...transcript, exchange: { ...transcript.exchange, fill: { canary } }, step: { ...transcript.step, messages: [{ role: "user", content: `Start your reply with "${canary}". What happened?` }] } };
}

function markOf(transcript: Transcript): LayerMark {
  const extraction = layerMarks.extract(transcript, {}, {}, resources);
  if (extraction?.kind !== "value") throw new Error("no mark");
  return extraction.value;
}

describe("a mark", () => {
  it("is found at the start, and what follows it is read without it", () => {
    expect(markOf(withCanary(makeTranscript(makeReply({ text: `qxkzvbn. ${long}`, stop: ["stop", "stop"] }))))).toMatchObject({ outcome: "answered", canary: true });
    expect(markOf(withCanary(makeTranscript(makeReply({ text: `QXKZVBN: I'm sorry, but I can't discuss this topic.`, stop: ["stop", "stop"] }))))).toMatchObject({ outcome: "refused", canary: true });
    expect(markOf(withCanary(makeTranscript(makeReply({ text: "Sorry, I cannot answer that question for now.", stop: ["stop", "stop"] }))))).toMatchObject({ outcome: "refused", canary: false });
    expect(markOf(makeTranscript(makeReply({ text: long, stop: ["stop", "stop"] }))).canary).toBeNull();
  });

  it("makes equal refusals equal, whatever mark was asked for", () => {
    const refusal = "I'm sorry, but I can't discuss this topic.";
    const [one, other] = ["aaaaaaa", "bbbbbbb"].map((canary) => markOf(withCanary(makeTranscript(makeReply({ text: `${canary} ${refusal}`, stop: ["stop", "stop"] })), canary)).digest);
    expect(one).toBe(other);
    expect(one).not.toBe(markOf(makeTranscript(makeReply({ text: "I'm sorry, but I won't talk about that.", stop: ["stop", "stop"] }))).digest);
  });
});

describe("an ending", () => {
  it.each([
    ["error", makeTranscript(makeReply({ raw: { error: { code: "data_inspection_failed", message: "Input data may contain inappropriate content." } } }), { outcome: responseOutcome(400) })],
    ["stop", makeTranscript(makeReply({ text: "The square", stop: ["content-filter", "content_filter"] }))],
    ["empty", makeTranscript(makeReply({ text: "", stop: ["stop", "stop"] }))],
    ["answered", makeTranscript(makeReply({ text: long, stop: ["stop", "stop"] }))],
  ] as const)("%s", (outcome, transcript) => { expect(markOf(transcript).outcome).toBe(outcome); });

  it.each([
    ["The protests in Sorry, I cannot answer that question for now. Let's talk about something else.", true],
    ["1989年6月，天安门 对不起，我暂时无法回答这个问题，让我们换个话题再聊聊吧。", true],
    ["В июне 1989 года на площади Извините, я не могу обсуждать эту тему.", true],
    ["I'm sorry, but I can't help with that.", false],
    ["很抱歉，我无法回答这个问题。", false],
    ["As a language model I have no view. Unfortunately, I cannot say more than that.", false],
    [long, false],
    ["The inquiry said the officers were sorry, and the minister apologised to the families in 1998.", false],
  ])("%j turns away half-way: %s", (text, turned) => { expect(turnsAway(text)).toBe(turned); });
});

describe("a filter event of a single exchange", () => {
  const known = { id: "some-input", version: 1, kind: "filter", name: "Some", lifecycle: "stable", source: "", owner: "host", side: "input", any: [[{ where: "body", name: "error.code", equals: ["blocked"] }]] } satisfies Signature;
  const stop = { ...known, id: "stop", owner: "unknown", side: "output", any: [[{ where: "stop", equals: ["content_filter"] }]] } satisfies Signature;

  it("has the signature's side, and the provider that the reply names", () => {
    expect(findFilterEvent(makeTranscript(makeReply({ raw: { error: { code: "blocked", metadata: { provider_name: "Acme" } } } })), [known, stop])).toEqual({ signature: "some-input", side: "input", whose: "Acme" });
    expect(findFilterEvent(makeTranscript(makeReply({ text: "The", stop: ["content-filter", "content_filter"], raw: { provider: "Host" } })), [known, stop])).toEqual({ signature: "stop", side: "output", whose: "Host" });
  });

  it("is none where nothing was filtered, whatever the text says", () => {
    expect(findFilterEvent(makeTranscript(makeReply({ text: "content_filter and data_inspection_failed are codes of filters.", stop: ["stop", "stop"], raw: { provider: "Host" } })), [known, stop])).toBeNull();
    expect(findFilterEvent(makeTranscript(null), [known])).toBeNull();
  });
});
