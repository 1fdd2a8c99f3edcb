/** What came back as a recording keeps it: unpacked, text where bytes are text, free of secrets in every disguise. */
import { brotliCompressSync, constants, createGzip, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { HeaderPair, Outcome } from "../../../src/model/exchange.js";
import { openaiChat } from "../../../src/protocol/openai-chat.js";
import { createRedactor } from "../../../src/record/redact-secrets.js";
import { maximumBodyBytes, type SentRequest } from "../../../src/record/send-request.js";
import { toOutcome } from "../../../src/record/to-outcome.js";

const secret = "sk-hidden-0123456789abcdef";
const redactor = createRedactor({ API_KEY: secret });
const mark = "[redacted:API_KEY]";
const timing = { dnsMs: null, connectMs: null, tlsMs: null, headersMs: 1 };

function sent(pieces: readonly (string | Buffer)[], headers: readonly HeaderPair[] = [], failure: SentRequest["failure"] = null): SentRequest {
  return { startedAt: "2026-11-24T00:00:00.000Z", timing, response: { status: 200, headers, chunks: pieces.map((piece, index) => ({ atMs: index, bytes: Buffer.from(piece) })), endMs: 99 }, failure };
}

function chunksOf(outcome: Outcome): unknown {
  return outcome.kind === "response" ? outcome.chunks : outcome.kind === "failure" ? outcome.partial?.chunks : null;
}

describe("chunks", () => {
  it("are text where they are whole UTF-8 and base64 where they are not", async () => {
    const bytes = Buffer.from("中");
    const outcome = await toOutcome(sent(["plain", "", bytes.subarray(0, 2), bytes.subarray(2), "é"]), openaiChat, redactor);
    expect(chunksOf(outcome)).toEqual([{ atMs: 0, text: "plain" }, { atMs: 1, text: "" }, { atMs: 2, base64: "5Lg=" }, { atMs: 3, base64: "rQ==" }, { atMs: 4, text: "é" }]);
  });

  it("of a failure are kept beside its reason, without secrets in either", async () => {
    const outcome = await toOutcome(sent([`a ${secret}`], [["x", secret]], { reason: "cut", message: `closed ${secret}`, atMs: 7 }), openaiChat, redactor);
    expect(outcome).toEqual({ kind: "failure", reason: "cut", message: `closed ${mark}`, atMs: 7, partial: { status: 200, headers: [["x", mark]], chunks: [{ atMs: 0, text: `a ${mark}` }], endMs: 99 } });
  });
});

describe("a body that was packed all the same", () => {
  it.each<[string, Buffer]>([
    ["gzip", gzipSync(`{"key":"${secret}"}`)],
    ["GZIP", gzipSync(`{"key":"${secret}"}`)],
    ["deflate", deflateSync(`{"key":"${secret}"}`)],
    ["br", brotliCompressSync(`{"key":"${secret}"}`)],
  ])("by %s is unpacked, so that its secret is found", async (encoding, bytes) => {
    const outcome = await toOutcome(sent([bytes.subarray(0, 9), bytes.subarray(9)], [["Content-Encoding", encoding]]), openaiChat, redactor);
    expect(outcome.kind).toBe("response");
    const chunks = chunksOf(outcome) as { readonly text: string }[];
    expect(chunks.map(({ text }) => text).join("")).toBe(`{"key":"${mark}"}`);
    expect(chunks.length).toBe(2);
  });

  it("keeps its pieces and their times", async () => {
    const pieces: Buffer[] = [];
    const gzip = createGzip();
    for (const text of ["one ", "two ", "three"]) {
      await new Promise<void>((resolve) => { gzip.write(text); gzip.flush(constants.Z_SYNC_FLUSH, resolve); });
      pieces.push(gzip.read() as Buffer);
    }
    const outcome = await toOutcome(sent(pieces, [["content-encoding", "gzip"]]), openaiChat, redactor);
    expect(chunksOf(outcome)).toEqual([{ atMs: 0, text: "one " }, { atMs: 1, text: "two " }, { atMs: 2, text: "three" }]);
  });

  it("by nothing that can be unpacked is not kept", async () => {
    const outcome = await toOutcome(sent([`zstd ${secret}`], [["content-encoding", "zstd"]]), openaiChat, redactor);
    expect(outcome).toMatchObject({ kind: "failure", reason: "protocol", message: expect.stringContaining('"zstd"') as string, partial: { chunks: [] } });
  });

  it("and is broken keeps what could be unpacked, and nothing raw", async () => {
    const packed = gzipSync("x".repeat(100));
    const outcome = await toOutcome(sent([packed.subarray(0, packed.length - 8), Buffer.from(secret)], [["content-encoding", "gzip"]]), openaiChat, redactor);
    expect(outcome).toMatchObject({ kind: "failure", reason: "protocol" });
    expect(JSON.stringify(outcome)).not.toContain(secret);
    expect(chunksOf(outcome)).toEqual([{ atMs: 0, text: "x".repeat(100) }, { atMs: 1, text: "" }]);
  });

  it("that lies about it is a failure", async () => {
    expect(await toOutcome(sent(["{\"plain\":1}"], [["content-encoding", "gzip"]]), openaiChat, redactor)).toMatchObject({ kind: "failure", reason: "protocol" });
  });

  it("and unpacks without end is bounded", async () => {
    const outcome = await toOutcome(sent([gzipSync(Buffer.alloc(maximumBodyBytes * 4))], [["content-encoding", "gzip"]]), openaiChat, redactor);
    expect(outcome).toMatchObject({ kind: "failure", reason: "too-large" });
    expect(JSON.stringify(outcome).length).toBeLessThan(1000);
  });

  it("and failed before keeps the first failure", async () => {
    const packed = gzipSync("hello");
    const outcome = await toOutcome(sent([packed.subarray(0, 4)], [["content-encoding", "gzip"]], { reason: "timeout", message: "late", atMs: 5 }), openaiChat, redactor);
    expect(outcome).toMatchObject({ kind: "failure", reason: "timeout", message: "late" });
  });
});

describe("a secret that is spelled out", () => {
  const event = (content: string): string => `data: ${JSON.stringify({ id: "r", choices: [{ index: 0, delta: { content } }] })}\n\n`;

  it("token by token blanks the body, keeping count and times", async () => {
    const outcome = await toOutcome(sent([event("Your key is sk-hid"), event("den-01234"), event("56789abcdef."), "data: [DONE]\n\n"], [["content-type", "text/event-stream"]]), openaiChat, redactor);
    expect(chunksOf(outcome)).toEqual([0, 1, 2, 3].map((atMs) => ({ atMs, text: mark })));
  });

  const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

  it("in code points of JSON is taken out of the body", async () => {
    const outcome = await toOutcome(sent([`{"error":{"message":"bad key ${[...secret].map(escape).join("")}"}}`]), openaiChat, redactor);
    expect(chunksOf(outcome)).toEqual([{ atMs: 0, text: `{"error":{"message":"bad key ${mark}"}}` }]);
  });

  it("in code points of JSON for some of its characters blanks the body", async () => {
    const spelled = [...secret].map((character, at) => (at % 2 === 0 ? escape(character) : character)).join("");
    const outcome = await toOutcome(sent([`{"error":{"message":"bad key ${spelled}"}}`]), openaiChat, redactor);
    expect(chunksOf(outcome)).toEqual([{ atMs: 0, text: mark }]);
  });

  it("in a body that was cut blanks what had come", async () => {
    const outcome = await toOutcome(sent([event("sk-hidden-"), event("0123456789abcdef")], [], { reason: "cut", message: "", atMs: 9 }), openaiChat, redactor);
    expect(chunksOf(outcome)).toEqual([{ atMs: 0, text: mark }, { atMs: 1, text: mark }]);
  });

  it("nowhere leaves a stream as it is", async () => {
    const pieces = [event("Your key is "), event("safe."), "data: [DONE]\n\n"];
    expect(chunksOf(await toOutcome(sent(pieces), openaiChat, redactor))).toEqual(pieces.map((text, atMs) => ({ atMs, text })));
  });
});
