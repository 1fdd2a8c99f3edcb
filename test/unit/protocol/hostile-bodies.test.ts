/** No body makes the decoder throw, hang or keep more than it should. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/model/json.js";
import { openaiChat } from "../../../src/protocol/openai-chat.js";
import { cutBytes, delta, respond, sse, streamed, withoutTimes } from "./stream-bytes.js";

const runs = { seed: 20261124, numRuns: 400 };

/** JSON that looks like a reply and has the wrong thing anywhere. */
const anything = fc.oneof({ weight: 3, arbitrary: fc.jsonValue({ maxDepth: 4 }) }, fc.constantFrom<unknown>(null, [], {}, "", 0, -1, 1e308, true, [[]], { __proto__: null }));
const { shape } = fc.letrec<{ shape: unknown }>((tie) => ({
  shape: fc.oneof(
    { depthSize: "small" },
    anything,
    fc.array(tie("shape"), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom("id", "model", "choices", "index", "message", "delta", "content", "text", "type", "reasoning", "reasoning_details", "refusal", "tool_calls", "function", "arguments", "name",
        "finish_reason", "logprobs", "token", "logprob", "bytes", "top_logprobs", "usage", "prompt_tokens", "prompt_tokens_details", "cached_tokens", "error", "code", "detail", "x_groq", "__proto__", "constructor"),
      tie("shape"), { maxKeys: 5 }),
  ),
}));
const bodies = shape.map((value) => JSON.stringify(value) ?? "null");

describe("never throws", () => {
  it("on random bytes, whole or cut", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.array(fc.nat(400), { maxLength: 6 }), fc.boolean(), (bytes, cuts, stream) => {
      const reply = openaiChat.decodeResponse({ status: 200, headers: stream ? [["content-type", "text/event-stream"]] : [], chunks: cutBytes(Buffer.from(bytes), cuts), endMs: 1 });
      expect(reply.choices).toEqual([]);
    }), runs);
  });

  it("on any JSON as body, as event and as log", () => {
    fc.assert(fc.property(bodies, fc.constantFrom(200, 400, 500), (body, status) => {
      const whole = openaiChat.decodeResponse(respond(body, { status }));
      const logged = openaiChat.decodeLogged(JSON.parse(body) as Json);
      const stream = openaiChat.decodeResponse(streamed(`data: ${body}\n\ndata: ${body}\n\n`));
      for (const reply of [whole, logged, stream]) {
        expect(JSON.stringify(reply).length).toBeLessThan(200_000);
        for (const choice of reply.choices) for (const text of [choice.text, choice.reasoning]) expect(typeof text).toBe("string");
      }
      if (status >= 400) expect(whole.error).not.toBeNull();
    }), runs);
  });

  it("on any request body", () => {
    fc.assert(fc.property(fc.oneof(bodies, fc.string()), (body) => {
      expect(openaiChat.decodeRequest(body).id).toBe("");
    }), runs);
  });
});

describe("however it is cut", () => {
  const texts = fc.array(fc.constantFrom("Hello", " wörld", "天安门", "👩‍👩‍👧", "\n", "<think>", "</think>", '"quoted"', "a: b", "data: x", "\u2028", ""), { minLength: 1, maxLength: 12 });

  it("a valid stream gives the same reply", () => {
    fc.assert(fc.property(texts, fc.array(fc.nat(3000), { maxLength: 40 }), fc.constantFrom("\n", "\r\n"), fc.boolean(), (pieces, cuts, newline, done) => {
      const events = [...pieces.map((content, index) => delta(index % 3 === 2 ? { reasoning_content: content } : { content })), delta({}, { finish_reason: "stop" }), ...(done ? ["[DONE]"] : [])];
      const bytes = Buffer.from(sse(...events).replaceAll("\n", newline), "utf8");
      const headers = [["content-type", "text/event-stream"]] as const;
      const whole = openaiChat.decodeResponse({ status: 200, headers, chunks: [{ atMs: 0, text: bytes.toString("utf8") }], endMs: 1 });
      const cut = openaiChat.decodeResponse({ status: 200, headers, chunks: cutBytes(bytes, cuts), endMs: 1 });
      expect(withoutTimes(cut)).toEqual(withoutTimes(whole));
      expect(whole.problems).toEqual([]);
      const times = cut.deltas.map(({ atMs }) => atMs ?? -1);
      expect(times).toEqual(times.toSorted((left, right) => left - right));
    }), runs);
  });

  it("a body gives the same reply, byte by byte too", () => {
    const bytes = Buffer.from(JSON.stringify({ choices: [{ message: { content: "天安门 👩‍👩‍👧 é" } }] }), "utf8");
    const every = cutBytes(bytes, Array.from({ length: bytes.length }, (_, index) => index));
    expect(every.some((chunk) => "base64" in chunk)).toBe(true);
    const reply = openaiChat.decodeResponse({ status: 200, headers: [], chunks: every, endMs: 1 });
    expect(reply.choices[0]?.text).toBe("天安门 👩‍👩‍👧 é");
    expect(reply.problems).toEqual([]);
  });
});

describe("bounds", () => {
  it("a hundred thousand pieces are joined, none of the text lost", () => {
    const body = `data: {"choices":[{"index":0,"delta":{"content":"ab"}}]}\n\n`.repeat(100_000);
    const reply = openaiChat.decodeResponse(streamed(body));
    expect(reply.deltas).toHaveLength(20_000);
    expect(reply.choices[0]?.text).toHaveLength(200_000);
    expect(reply.deltas.map(({ text }) => text).join("")).toHaveLength(200_000);
    expect(reply.problems.find(({ kind }) => kind === "too-large")?.detail).toMatch(/more than 20000 pieces/);
  });

  it("a stream of nothing but lines is given up soon", () => {
    const startedMs = performance.now();
    const reply = openaiChat.decodeResponse(streamed("data: x\n".repeat(1_000_000)));
    expect(reply.problems.map(({ kind }) => kind)).toContain("too-large");
    expect(performance.now() - startedMs).toBeLessThan(3_000);
  });

  it("choices beyond the protocol's ceiling are left out", () => {
    const reply = openaiChat.decodeResponse(respond(JSON.stringify({ choices: Array.from({ length: 5_000 }, (_, index) => ({ index, message: { content: "x" } })) })));
    expect(reply.choices).toHaveLength(128);
    expect(JSON.stringify(reply.raw).length).toBeLessThan(20_000);
  });

  it("a body beyond eight million characters is read up to there", () => {
    const reply = openaiChat.decodeResponse({ status: 200, headers: [], chunks: Array.from({ length: 20 }, (_, atMs) => ({ atMs, text: " ".repeat(1024 * 1024) })), endMs: 20 });
    expect(reply.problems.map(({ kind }) => kind)).toContain("too-large");
  });

  it("nesting of any kind is refused, however deep", () => {
    const deep = `${'{"a":['.repeat(50_000)}1${"]}".repeat(50_000)}`;
    expect(openaiChat.decodeResponse(respond(deep)).problems).toEqual([{ kind: "too-deep", place: "body", detail: "nests too deep" }]);
    expect(openaiChat.decodeResponse(streamed(`data: ${deep}\n\n`)).problems[0]).toMatchObject({ kind: "too-deep" });
    expect(openaiChat.decodeLogged(JSON.parse(deep) as Json).problems).toMatchObject([{ kind: "too-deep" }]);
    expect(openaiChat.decodeResponse(respond(JSON.stringify({ choices: [{ message: { content: "[{".repeat(500) } }] }))).choices[0]?.text).toHaveLength(1_000);
  });

  it("problems are named once each", () => {
    const reply = openaiChat.decodeResponse(streamed("data: nonsense\n\n".repeat(10_000)));
    expect(reply.problems).toMatchObject([
      { kind: "not-json", place: "stream", detail: "nonsense (1000 times)" }, { kind: "too-large", place: "stream", detail: "given up after 1000 unreadable events" }, { kind: "truncated" },
    ]);
  });

  it("member names that mean something to JavaScript mean nothing", () => {
    const reply = openaiChat.decodeResponse(respond('{"__proto__":{"polluted":true},"constructor":1,"choices":[{"__proto__":{"x":1},"message":{"content":"x"}}]}'));
    expect(reply.choices[0]?.text).toBe("x");
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.getPrototypeOf(reply.raw)).toBe(Object.prototype);
    expect(Object.keys(reply.raw as object)).toContain("__proto__");
  });

  it("a character that never ends stands where it began", () => {
    const chunks = [{ atMs: 0, text: '{"choices":[{"message":{"content":"a' }, { atMs: 1, base64: "5aQ=" }, { atMs: 2, text: 'b"}}]}' }];
    const reply = openaiChat.decodeResponse({ status: 200, headers: [], chunks, endMs: 3 });
    expect(reply.choices[0]?.text).toBe("a\ufffdb");
    expect(reply.problems).toMatchObject([{ kind: "bad-utf8" }]);
  });

  it("brackets inside strings do not nest, behind escaped quotes neither", () => {
    const content = `say "${"[".repeat(200)}" and \\"${"{".repeat(200)}`;
    expect(openaiChat.decodeResponse(respond(JSON.stringify({ choices: [{ message: { content } }] }))).choices[0]?.text).toBe(content);
  });

  it("bytes that are no UTF-8 are said", () => {
    const reply = openaiChat.decodeResponse({ status: 200, headers: [], chunks: [{ atMs: 0, base64: Buffer.concat([Buffer.from('{"choices":[{"message":{"content":"a'), Buffer.from([0xff]), Buffer.from('b"}}]}')]).toString("base64") }], endMs: 1 });
    expect(reply.choices[0]?.text).toBe("a\ufffdb");
    expect(reply.problems).toMatchObject([{ kind: "bad-utf8" }]);
  });
});
