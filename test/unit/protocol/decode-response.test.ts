/** What bodies of many hosts mean, table by table. */
import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/model/json.js";
import type { Reply } from "../../../src/model/transcript.js";
import { openaiChat } from "../../../src/protocol/openai-chat.js";
import { delta, respond, sse, streamed } from "./stream-bytes.js";

const decode = (body: Json): Reply => openaiChat.decodeResponse(respond(JSON.stringify(body)));
const stream = (...events: readonly (Json | string)[]): Reply => openaiChat.decodeResponse(streamed(sse(...events)));
const message = (message: Json, more: { readonly [name: string]: Json } = {}): Json => ({ id: "x", model: "m", choices: [{ index: 0, message, finish_reason: "stop", ...more }] });
const kinds = (reply: Reply): string[] => reply.problems.map(({ kind, place }) => `${kind} ${place}`);

describe("a whole body", () => {
  it("is read with its usage, times and raw members", () => {
    const body = {
      id: "gen-1", provider: "Somewhere", model: "m", system_fingerprint: "fp_1",
      choices: [{ index: 0, message: { role: "assistant", content: "Hello", refusal: null }, finish_reason: "stop" }],
      usage: { prompt_tokens: 9, completion_tokens: 5, total_tokens: 14, prompt_tokens_details: { cached_tokens: 4 }, completion_tokens_details: { reasoning_tokens: 3 }, cost: 0.25 },
    };
    const reply = decode(body);
    expect(reply).toEqual({
      id: "gen-1", reportedModel: "m", error: null, problems: [], streamed: false, ended: true, raw: body,
      choices: [{ text: "Hello", reasoning: "", refusal: null, toolCalls: [], stop: { unified: "stop", raw: "stop" }, logprobs: null, error: null }],
      deltas: [{ atMs: 5, kind: "text", text: "Hello" }],
      usage: { inputTokens: 9, outputTokens: 5, totalTokens: 14, cachedInputTokens: 4, reasoningTokens: 3, costUsd: 0.25, raw: body.usage },
    });
    expect(openaiChat.decodeLogged(body)).toEqual({ ...reply, deltas: [{ atMs: null, kind: "text", text: "Hello" }] });
  });

  it.each<[string, Json, string, string]>([
    ["reasoning_content", { reasoning_content: "hm", content: "Yes" }, "hm", "Yes"],
    ["reasoning", { reasoning: "hm", content: "Yes" }, "hm", "Yes"],
    ["both, which repeat each other", { reasoning: "hm", reasoning_content: "hm", content: "Yes" }, "hm", "Yes"],
    ["reasoning_details", { reasoning_details: [{ type: "reasoning.text", text: "h" }, { type: "reasoning.summary", summary: "m" }], content: "Yes" }, "hm", "Yes"],
    ["think tags", { content: "\n<think>\nhm\n</think>\n\nYes" }, "hm", "Yes"],
    ["an empty thought", { content: "<think>\n\n</think>\n\nYes" }, "", "Yes"],
    ["a thought that never ends", { content: "<think>hm hm" }, "hm hm", ""],
    ["a thought that the template opened", { content: "Okay, hm.\n</think>\n\nYes" }, "Okay, hm.", "Yes"],
    ["Kimi's tags", { content: "◁think▷hm◁/think▷Yes" }, "hm", "Yes"],
    ["tags that are only spoken of", { content: "The tag </think> ends a thought." }, "", "The tag </think> ends a thought."],
    ["parts", { content: [{ type: "thinking", thinking: [{ type: "text", text: "hm" }] }, { type: "text", text: "Y" }, { type: "output_text", text: "es" }] }, "hm", "Yes"],
    ["null", { content: null }, "", ""],
  ])("tells reasoning from text: %s", (_name, given, reasoning, text) => {
    expect(decode(message(given)).choices[0]).toMatchObject({ reasoning, text });
  });

  it("keeps refusals, tool calls and legacy shapes", () => {
    expect(decode(message({ content: null, refusal: "No." })).choices[0]).toMatchObject({ refusal: "No.", text: "" });
    expect(decode(message({ content: [{ type: "refusal", refusal: "No." }] })).choices[0]).toMatchObject({ refusal: "No." });
    expect(decode(message({ tool_calls: [{ id: "call_1", type: "function", function: { name: "f", arguments: "{}" } }, { function: { name: "g", arguments: { a: 1 } } }] })).choices[0]?.toolCalls)
      .toEqual([{ id: "call_1", name: "f", arguments: "{}" }, { id: null, name: "g", arguments: '{"a":1}' }]);
    expect(decode({ choices: [{ text: "old style", finish_reason: "stop" }] }).choices[0]).toMatchObject({ text: "old style" });
  });

  it("reads log-probabilities and leaves out what is none", () => {
    const content = [{ token: "a", logprob: -0.5, bytes: [97], top_logprobs: [{ token: "a", logprob: -0.5 }, { token: "b", logprob: "x" }] }, { token: 7, logprob: -1 }];
    const reply = decode(message({ content: "a" }, { logprobs: { content } }));
    expect(reply.choices[0]?.logprobs).toEqual([{ token: "a", logprob: -0.5, bytes: [97], top: [{ token: "a", logprob: -0.5 }] }]);
    expect(kinds(reply)).toEqual(["wrong-type choices[].logprobs.content[]"]);
    expect(decode(message({ content: "a" }, { logprobs: { content: [] } })).choices[0]?.logprobs).toBeNull();
  });

  it.each([
    ["stop", "stop"], ["end_turn", "stop"], ["STOP", "stop"], ["eos", "stop"], ["length", "length"], ["MAX_TOKENS", "length"], ["tool_calls", "tool-calls"], ["function_call", "tool-calls"],
    ["content_filter", "content-filter"], ["sensitive", "content-filter"], ["SAFETY", "content-filter"], ["guardrail_intervened", "content-filter"], ["network_error", "error"],
    ["insufficient_system_resource", "error"], ["constructor", "other"], ["made up", "other"],
  ])("unifies the stop reason %s", (raw, unified) => {
    expect(decode(message({ content: "x" }, { finish_reason: raw })).choices[0]?.stop).toEqual({ unified, raw });
  });

  it("has no stop reason where the endpoint gave none", () => {
    for (const none of [null, ""]) expect(decode(message({ content: "x" }, { finish_reason: none })).choices[0]?.stop).toBeNull();
  });
});

describe("usage", () => {
  const usage = (given: Json): Reply => decode({ ...(message({ content: "x" }) as object), usage: given });

  it.each<[string, Json, object]>([
    ["other names", { input_tokens: 1, output_tokens: 2 }, { inputTokens: 1, outputTokens: 2, totalTokens: null }],
    ["DeepSeek's cache", { prompt_tokens: 5, prompt_cache_hit_tokens: 4 }, { cachedInputTokens: 4, outputTokens: null }],
    ["negative, wordy and huge counts", { prompt_tokens: -1, completion_tokens: "many", total_tokens: "9".repeat(16), cached_tokens: 1e300 }, { inputTokens: null, outputTokens: null, totalTokens: null, cachedInputTokens: null }],
    ["fractions and digits in quotes, which are billed by all the same", { prompt_tokens: 1200.5, completion_tokens: "1200" }, { inputTokens: 1201, outputTokens: 1200 }],
  ])("%s", (_name, given, read) => {
    expect(usage(given).usage).toMatchObject(read);
  });

  it("is null where it is none", () => {
    expect(usage("lots").usage).toBeNull();
    expect(usage(null).usage).toBeNull();
    expect(kinds(usage({ total_tokens: "7" }))).toEqual(["wrong-type usage.total_tokens"]);
  });
});

describe("errors", () => {
  it.each<[string, number, string, object]>([
    ["the protocol's own", 400, '{"error":{"message":"Content Exists Risk","type":"invalid_request_error","param":null,"code":"invalid_request_error"}}', { type: "invalid_request_error", code: "invalid_request_error", message: "Content Exists Risk" }],
    ["a number as code", 200, '{"error":{"code":1301,"message":"blocked"}}', { type: null, code: "1301", message: "blocked" }],
    ["a sentence", 500, '{"error":"boom"}', { type: null, code: null, message: "boom" }],
    ["a sentence beside a type", 500, '{"error":"boom","type":"x"}', { type: "x", code: null, message: "boom" }],
    ["vLLM", 404, '{"object":"error","message":"no model","type":"NotFoundError","code":404}', { type: "NotFoundError", code: "404", message: "no model" }],
    ["FastAPI", 422, '{"detail":[{"msg":"field required"}]}', { message: '[{"msg":"field required"}]' }],
    ["AWS", 403, '{"Message":"denied"}', { message: "denied" }],
    ["a list round it", 400, '[{"error":{"code":400,"message":"bad","status":"INVALID_ARGUMENT"}}]', { type: "INVALID_ARGUMENT", code: "400", message: "bad" }],
    ["a page", 502, "<html><h1>Bad gateway</h1></html>", { type: null, code: null, message: "<html><h1>Bad gateway</h1></html>" }],
    ["nothing at all", 503, "", { type: null, code: null, message: null }],
  ])("%s", (_name, status, body, error) => {
    expect(openaiChat.decodeResponse(respond(body, { status })).error).toMatchObject(error);
  });

  it("stay at their choice, as an aggregator puts them", () => {
    const reply = decode(message({ content: "half a sen" }, { error: { code: 400, message: "data_inspection_failed", metadata: { raw: "x" } }, finish_reason: "error" }));
    expect(reply.error).toBeNull();
    expect(reply.choices[0]).toMatchObject({ text: "half a sen", error: { type: null, code: "400", message: "data_inspection_failed" }, stop: { unified: "error", raw: "error" } });
  });

  it("are seen inside a stream, after text", () => {
    const reply = stream(delta({ content: "half" }), { error: { message: "Output data may contain inappropriate content", code: "data_inspection_failed" } }, "[DONE]");
    expect(reply.choices[0]).toMatchObject({ text: "half", stop: null });
    expect(reply.error).toEqual({ type: null, code: "data_inspection_failed", message: "Output data may contain inappropriate content" });
    expect(reply.raw).toMatchObject({ error: { code: "data_inspection_failed" }, events: 2, id: "chatcmpl-1" });
    expect(reply.problems).toEqual([]);
    expect(stream(delta({ content: "x" }, { finish_reason: "stop" }), "[DONE]", delta({ reasoning_content: "hm" }), { error: "late" })).toMatchObject({ error: null, choices: [{ text: "x", reasoning: "" }] });
    expect(stream({ error: "first" }, delta({ content: "x" }), { error: "second" }, "[DONE]").error).toMatchObject({ message: "first" });
  });
});

describe("a stream", () => {
  it("is joined, ended, and timed by the chunk that completed each event", () => {
    const bytes = [
      { atMs: 10, text: ": OPENROUTER PROCESSING\n\n" },
      { atMs: 20, text: `data: ${JSON.stringify(delta({ role: "assistant", content: "" }))}\n\n` },
      { atMs: 30, text: `data: ${JSON.stringify(delta({ content: "Hel" }))}` },
      { atMs: 40, text: `\n\ndata: ${JSON.stringify(delta({ content: "lo" }))}\n` },
      { atMs: 50, text: "\n" },
      { atMs: 60, text: sse(delta({}, { finish_reason: "length" }), { id: "chatcmpl-1", choices: [], usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 } }, "[DONE]") },
    ];
    const reply = openaiChat.decodeResponse({ status: 200, headers: [["content-type", "text/event-stream"]], chunks: bytes, endMs: 61 });
    expect(reply.deltas).toEqual([{ atMs: 40, kind: "text", text: "Hel" }, { atMs: 50, kind: "text", text: "lo" }]);
    expect(reply).toMatchObject({ streamed: true, ended: true, problems: [], reportedModel: "m", usage: { totalTokens: 3 }, raw: { events: 5, comments: ["OPENROUTER PROCESSING"] } });
    expect(reply.choices[0]).toMatchObject({ text: "Hello", stop: { unified: "length", raw: "length" } });
  });

  it("may ask for tools piece by piece", () => {
    const call = (call: Json): Json => delta({ tool_calls: [call] });
    const reply = stream(call({ index: 0, id: "call_1", function: { name: "f", arguments: "" } }), call({ index: 0, function: { arguments: '{"a"' } }), call({ index: 0, function: { arguments: ":1}" } }), call({ index: 1, id: "call_2", function: { name: "g" } }), "[DONE]");
    expect(reply.choices[0]?.toolCalls).toEqual([{ id: "call_1", name: "f", arguments: '{"a":1}' }, { id: "call_2", name: "g", arguments: "" }]);
    expect(reply.deltas.map(({ kind }) => kind)).toEqual(["tool-call", "tool-call"]);
  });

  it("has its thinking taken out of the content, with its times", () => {
    const pieces = ["<th", "ink>let me", " see</th", "ink>\n\nYes", "."];
    const chunks = pieces.map((content, index) => ({ atMs: index, text: sse(delta({ content })) }));
    const reply = openaiChat.decodeResponse({ status: 200, headers: [], chunks: [...chunks, { atMs: 9, text: sse("[DONE]") }], endMs: 9 });
    expect(reply.choices[0]).toMatchObject({ reasoning: "let me see", text: "Yes." });
    expect(reply.deltas).toEqual([
      { atMs: 1, kind: "reasoning", text: "let me" }, { atMs: 2, kind: "reasoning", text: " see" }, { atMs: 3, kind: "text", text: "Yes" }, { atMs: 4, kind: "text", text: "." },
    ]);
  });

  it("keeps choices apart", () => {
    const reply = stream({ choices: [{ index: 1, delta: { content: "b" } }] }, { choices: [{ index: 0, delta: { content: "a" } }] }, { choices: [{ index: 1, delta: { content: "B" }, finish_reason: "stop" }] }, "[DONE]");
    expect(reply.choices.map(({ text }) => text)).toEqual(["a", "bB"]);
  });

  it.each<[string, string, string, readonly string[]]>([
    ["cut in an event", sse(delta({ content: "Hel" })) + 'data: {"choices":[{"del', "Hel", ["truncated stream"]],
    ["cut between events", sse(delta({ content: "Hel" })), "Hel", ["truncated stream"]],
    ["without a blank line at its end", `${sse(delta({ content: "Hel" }, { finish_reason: "stop" }))}data: [DONE]`, "Hel", []],
    ["without blank lines", `data: ${JSON.stringify(delta({ content: "Hel" }))}\ndata: ${JSON.stringify(delta({ content: "lo" }))}\ndata: [DONE]\n\n`, "Hello", ["not-sse stream"]],
    ["with noise", `${sse("not json", delta({ content: "Hel" }), "[1,2]", "[DONE]")}`, "Hel", ["not-json stream", "wrong-type body"]],
    ["with an unknown field", `hello\n\n${sse(delta({ content: "Hel" }), "[DONE]")}`, "Hel", ["not-sse stream"]],
    ["going on after its end", sse(delta({ content: "Hel" }), "[DONE]", delta({ content: "lo" })), "Hel", ["unexpected stream"]],
    ["changing its model", sse(delta({ content: "Hel" }), { model: "other", choices: [] }, "[DONE]"), "Hel", ["unexpected model"]],
    ["of another protocol", sse({ type: "message_start" }, "[DONE]"), "", ["unexpected stream"]],
    ["repeating the whole message", sse(delta({ content: "Hel" }), { choices: [{ index: 0, message: { content: "Hel" }, finish_reason: "stop" }] }, "[DONE]"), "Hel", ["unexpected choices[].message"]],
    ["starting with a mark", `\ufeff${sse(delta({ content: "Hel" }), "[DONE]")}`, "Hel", []],
    ["with carriage returns", sse(delta({ content: "Hel" }), "[DONE]").replaceAll("\n", "\r\n"), "Hel", []],
  ])("%s", (_name, body, text, problems) => {
    const reply = openaiChat.decodeResponse(streamed(body));
    expect(reply.choices[0]?.text ?? "").toBe(text);
    expect(kinds(reply)).toEqual(problems);
  });
});

describe("what was not asked for", () => {
  it("JSON under a stream's content type, and a stream under JSON's, are both read", () => {
    const whole = openaiChat.decodeResponse(streamed(JSON.stringify(message({ content: "Hi" }))));
    expect(whole).toMatchObject({ streamed: false, choices: [{ text: "Hi" }] });
    expect(kinds(whole)).toEqual(["not-sse body"]);
    expect(openaiChat.decodeResponse(respond(sse(delta({ content: "Hi" }), "[DONE]")))).toMatchObject({ streamed: true, choices: [{ text: "Hi" }], problems: [] });
  });

  it("white space that keeps a connection open stands before a body", () => {
    expect(openaiChat.decodeResponse(respond(`\n\n   \n${JSON.stringify(message({ content: "Hi" }))}`))).toMatchObject({ choices: [{ text: "Hi" }], problems: [] });
  });

  it.each([
    ["", "missing body"], ["<!doctype html>", "not-json body"], ["OK", "not-json body"], ['{"choices":[{"mess', "truncated body"], ["null", "wrong-type body"], ["{}", "missing choices"],
    ['{"choices":[]}', "missing choices"], ['{"choices":{"0":{}}}', "wrong-type choices"], ['{"choices":[null]}', "wrong-type choices[]"], [`{"choices":${"[".repeat(100)}${"]".repeat(100)}}`, "too-deep body"],
  ])("%s", (body, problem) => {
    const reply = openaiChat.decodeResponse(respond(body));
    expect(kinds(reply)).toContain(problem);
    expect(reply.error).toBeNull();
  });

  it("a log may keep a stream as a string", () => {
    expect(openaiChat.decodeLogged(sse(delta({ content: "Hi" }, { finish_reason: "stop" }), "[DONE]"))).toMatchObject({ streamed: true, choices: [{ text: "Hi" }], deltas: [{ atMs: null }] });
  });
});
