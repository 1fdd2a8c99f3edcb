import { describe, expect, it } from "vitest";
import { createQuoteWatch } from "../../../src/analyze/engine/create-quote-watch.js";
import type { Reply, Transcript } from "../../../src/model/transcript.js";

const transcript = (id: string, more: Partial<Reply> = {}): Transcript => ({
  exchange: {} as Transcript["exchange"],
  step: { system: null, messages: [{ role: "user", content: "Where did the last fisherman sleep?" }] } as unknown as Transcript["step"],
  reply: {
    id, choices: [{ text: "Under an old red boat, he says.", reasoning: "", refusal: null, toolCalls: [], stop: { unified: "stop", raw: "stop" }, logprobs: null, error: null }],
    deltas: [], usage: null, reportedModel: null, error: null, problems: [], streamed: false, ended: true, raw: {}, ...more,
  },
});
const watch = (...transcripts: readonly Transcript[]): readonly string[] => {
  const quotes = createQuoteWatch();
  for (const one of transcripts) quotes.add(one);
  return quotes.list();
};

describe("createQuoteWatch", () => {
  it("finds five words in a row of the prompt or the reply, whatever joins them", () => {
    expect(watch(transcript("WHERE_DID-the.last/Fisherman"), transcript("r", { raw: { metadata: { x: "id:under-an-old-red-boat" } } }), transcript("r", { reportedModel: "did:the:last:fisherman:sleep" })))
      .toEqual(["WHERE_DID-the.last/Fisherman", "did:the:last:fisherman:sleep", "id:under-an-old-red-boat"]);
  });
  it("takes ids and names of models for what they are", () => {
    expect(watch(transcript("chatcmpl-9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d", { reportedModel: "vendor/model-3.5-large-20260101" }), transcript("the-last-fisherman-sleep-boat"), transcript("under-an-old-red"))).toEqual([]);
  });
  it("reads an exchange without a reply as none", () => expect(watch({ ...transcript(""), reply: null })).toEqual([]));
});
