/** Steps become requests and come back. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConcreteStep } from "../../../src/model/concrete-step.js";
import type { Endpoint } from "../../../src/model/endpoint.js";
import { openaiChat } from "../../../src/protocol/openai-chat.js";

const endpoint: Endpoint = { baseUrl: "https://host/v1", protocol: "openai-chat", model: "some-model", claim: "some-model", provider: null, credential: { kind: "none" }, headers: { "X-Team": { value: "red" }, "X-Secret": { env: "SECRET" } } };
const step: ConcreteStep = { id: "ask", system: null, messages: [{ role: "user", content: "Hi" }], maxTokens: null, temperature: null, topP: null, stop: [], seed: null, stream: false, topLogprobs: null, native: {} };

describe("encodeRequest", () => {
  it("leaves open what the step leaves open", () => {
    const request = openaiChat.encodeRequest(endpoint, step);
    expect(request).toEqual({
      method: "POST",
      url: "https://host/v1/chat/completions",
      headers: [["user-agent", "node"], ["content-type", "application/json"], ["accept", "application/json"], ["X-Team", "red"]],
      body: '{"model":"some-model","messages":[{"role":"user","content":"Hi"}]}',
    });
  });

  it("writes every member of the protocol, and native ones last", () => {
    const full: ConcreteStep = { ...step, system: "Be brief.", maxTokens: 16, temperature: 0, topP: 0.5, stop: ["END"], seed: 7, stream: true, topLogprobs: 3, native: { n: 2, max_tokens: 99 } };
    expect(JSON.parse(openaiChat.encodeRequest(endpoint, full).body)).toEqual({
      model: "some-model", messages: [{ role: "system", content: "Be brief." }, { role: "user", content: "Hi" }], max_tokens: 99, temperature: 0, top_p: 0.5, stop: ["END"], seed: 7,
      stream: true, stream_options: { include_usage: true }, logprobs: true, top_logprobs: 3, n: 2,
    });
  });

  it("names every secret by its variable only", () => {
    expect(JSON.stringify(openaiChat.encodeRequest(endpoint, step))).not.toContain("SECRET");
  });

  it("is undone by decodeRequest for any step", () => {
    const steps = fc.record({
      id: fc.constant(""),
      system: fc.option(fc.string({ minLength: 1 })),
      messages: fc.array(fc.record({ role: fc.constantFrom("user" as const, "assistant" as const), content: fc.string({ unit: "binary" }) }), { minLength: 1, maxLength: 4 }),
      maxTokens: fc.option(fc.integer({ min: 1, max: 4096 })),
      temperature: fc.option(fc.double({ min: 0, max: 2, noNaN: true })),
      topP: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      stop: fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
      seed: fc.option(fc.maxSafeInteger()),
      stream: fc.boolean(),
      topLogprobs: fc.option(fc.integer({ min: 0, max: 20 })),
      native: fc.dictionary(fc.stringMatching(/^x_[a-z]{1,5}$/), fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as null)),
    });
    fc.assert(fc.property(steps, (any) => {
      // JSON has no minus zero.
      const plain: unknown = JSON.parse(JSON.stringify(any));
      expect(openaiChat.decodeRequest(openaiChat.encodeRequest(endpoint, any).body)).toEqual(plain);
    }), { seed: 1, numRuns: 300 });
  });
});

describe("decodeRequest", () => {
  it.each([
    ["", "no body"], ["null", "null"], ["[1]", "a list"], ["{", "cut"], ['{"messages":7,"stop":{},"temperature":"hot","max_tokens":-1}', "wrong types"], ["[".repeat(5_000), "too deep"],
  ])("reads nothing out of %j (%s)", (body) => {
    expect(openaiChat.decodeRequest(body)).toEqual({ ...step, id: "", messages: [] });
  });

  it("joins system and developer messages, reads parts, takes max_completion_tokens", () => {
    const body = JSON.stringify({
      messages: [{ role: "system", content: "A" }, { role: "developer", content: "B" }, { role: "user", content: [{ type: "text", text: "one " }, { type: "text", text: "two" }] }, { role: "tool", content: "x" }],
      max_completion_tokens: 5, stop: "S",
    });
    expect(openaiChat.decodeRequest(body)).toMatchObject({ system: "A\n\nB", messages: [{ role: "user", content: "one two" }], maxTokens: 5, stop: ["S"] });
  });
});

describe("inputTokenCeiling", () => {
  it("counts bytes, which no vocabulary exceeds, and room for the template", () => {
    const plain = openaiChat.inputTokenCeiling({ ...step, messages: [{ role: "user", content: "天安门" }] });
    expect(plain).toBe(9 + 16 + 64);
    expect(openaiChat.inputTokenCeiling({ ...step, messages: [{ role: "user", content: "天安门" }], system: "ab" })).toBe(plain + 2 + 16);
    expect(openaiChat.inputTokenCeiling({ ...step, native: { tools: ["x".repeat(100)] } })).toBeGreaterThan(100);
  });
});

describe("credentialHeaders", () => {
  it.each([
    [{ kind: "none" } as const, []],
    [{ kind: "bearer", env: "KEY" } as const, [["authorization", "Bearer s3"]]],
    [{ kind: "header", header: "api-key", env: "KEY" } as const, [["api-key", "s3"]]],
  ])("%j", (credential, headers) => {
    expect(openaiChat.credentialHeaders(credential, "s3")).toEqual(headers);
  });

  it("refuses a way of signing that the protocol does not have", () => {
    expect(() => openaiChat.credentialHeaders({ kind: "sigv4", env: "KEY", region: "r" }, "s3")).toThrow(/sigv4/);
  });
});

describe("decodeModelList", () => {
  const list = (body: string, status = 200): readonly string[] | null => openaiChat.decodeModelList({ status, headers: [], chunks: [{ atMs: 0, text: body }], endMs: 1 });

  it.each([
    ['{"object":"list","data":[{"id":"a"},{"id":"b"}]}', ["a", "b"]],
    ['[{"id":"a"},{"name":"b"},7,"c"]', ["a", "b", "c"]],
    ['{"models":[{"name":"a"}]}', ["a"]],
    ['{"data":"no"}', null], ["<html>", null], ["{}", null],
  ])("%s", (body, names) => {
    expect(list(body)).toEqual(names);
  });

  it("reads nothing out of an error", () => {
    expect(list('{"data":[{"id":"a"}]}', 401)).toBeNull();
  });
});
