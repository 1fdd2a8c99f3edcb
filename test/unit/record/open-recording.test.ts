/** Reading a recording: whole, cut, broken, foreign, hostile. */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Exchange } from "../../../src/model/exchange.js";
import type { RecordingEnding } from "../../../src/model/recording.js";
import { openRecording } from "../../../src/record/open-recording.js";
import { makeHeader, temporaryFolder } from "./make-run.js";

const header = JSON.stringify(makeHeader({ origin: "http://h" }));
const closing = JSON.stringify({ kind: "closing", finishedAt: "2026-11-24T00:00:00.000Z", exchanges: 2, stopped: "complete" });

function exchange(seq: number, changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    kind: "exchange", id: `e${seq + 1}`, seq, plannedAfter: null, side: "target", probe: null, step: "ask", sample: 0, fill: {}, attempt: 1, final: true,
    request: { method: "POST", url: "http://h/v1", headers: [["a", "b"]], body: "{}" }, startedAt: "2026-11-24T00:00:00.000Z", timing: { dnsMs: null, connectMs: null, tlsMs: null, headersMs: 1.5 },
    outcome: { kind: "response", status: 200, headers: [], chunks: [{ atMs: 2, text: "中" }, { atMs: 3, base64: "/w==" }], endMs: 4 }, ...changes,
  });
}

function write(text: string | Buffer): string {
  const path = join(temporaryFolder(), "recording.jsonl");
  writeFileSync(path, text);
  return path;
}

async function read(text: string | Buffer): Promise<{ exchanges: Exchange[]; ending: RecordingEnding }> {
  const recording = await openRecording(write(text));
  const exchanges: Exchange[] = [];
  for await (const one of recording.exchanges) exchanges.push(one);
  return { exchanges, ending: recording.ending() };
}

describe("a recording", () => {
  it("is read whole, with the digest of its bytes", async () => {
    const text = `${header}\n${exchange(0)}\n${exchange(1)}\n${closing}\n`;
    const { exchanges, ending } = await read(text);
    expect(exchanges).toEqual([JSON.parse(exchange(0)), JSON.parse(exchange(1))]);
    expect(ending).toEqual({ closing: JSON.parse(closing) as unknown, truncatedAtLine: null, digest: createHash("sha256").update(text).digest("hex") });
  });

  it("that was interrupted has no closing", async () => {
    const { exchanges, ending } = await read(`${header}\n${exchange(0)}\n`);
    expect([exchanges.length, ending.closing, ending.truncatedAtLine]).toEqual([1, null, null]);
  });

  it("keeps its ending to itself until it was read", async () => {
    const recording = await openRecording(write(`${header}\n${exchange(0)}\n`));
    expect(() => recording.ending()).toThrow("not been read");
  });

  it.each([1, 20, 200])("cut %d bytes before its end is read up to there, and says so", async (bytes) => {
    const text = Buffer.from(`${header}\n${exchange(0)}\n${exchange(1)}\n`);
    const { exchanges, ending } = await read(text.subarray(0, text.length - 1 - bytes));
    expect([exchanges.length, ending.truncatedAtLine]).toEqual([1, 3]);
  });

  it("cut at every byte of its last line is never misread", async () => {
    const start = Buffer.from(`${header}\n${exchange(0)}\n`);
    const last = Buffer.from(exchange(1));
    for (let length = 1; length <= last.length; length += 7) {
      const { exchanges, ending } = await read(Buffer.concat([start, last.subarray(0, length)]));
      expect([exchanges.length, ending.truncatedAtLine]).toEqual(length === last.length ? [2, null] : [1, 3]);
    }
  });

  it("without its last line break is whole", async () => {
    const { exchanges, ending } = await read(`${header}\n${exchange(0)}\n${closing}`);
    expect([exchanges.length, ending.closing?.stopped, ending.truncatedAtLine]).toEqual([1, "complete", null]);
  });

  it("with long lines across the reader's blocks is read", async () => {
    const long = exchange(0, { outcome: { kind: "response", status: 200, headers: [], chunks: [{ atMs: 1, text: "é".repeat(700_001) }], endMs: 2 } });
    const { exchanges } = await read(`${header}\n${long}\n${exchange(1)}\n${long}\n`);
    expect(exchanges.map((one) => JSON.stringify(one).length)).toEqual([long.length, exchange(1).length, long.length]);
  });
});

describe("what is no recording", () => {
  it.each<[string, string, string, string]>([
    ["an empty file", "", "bad-input", "is empty"],
    ["no JSON", "hello\n", "bad-input", ":1: is not JSON"],
    ["another JSON", "[1]\n", "bad-input", ":1: is not the header"],
    ["null", "null\n", "bad-input", ":1: is not the header"],
    ["a later version", `{"kind":"header","schemaVersion":2}\n`, "unknown-schema-version", ":1: schemaVersion 2"],
    ["a strange version", `{"kind":"header","schemaVersion":{"__proto__":1}}\n`, "unknown-schema-version", ":1: schemaVersion {"],
    ["no version", `{"kind":"header"}\n`, "unknown-schema-version", "undefined"],
    ["a header that lacks parts", `{"kind":"header","schemaVersion":1}\n`, "bad-input", ":1: tool"],
    ["a header that is cut", header.slice(0, 100), "bad-input", ":1: is not JSON"],
  ])("%s is named", async (_name, text, reason, message) => {
    await expect(openRecording(write(text))).rejects.toMatchObject({ name: "AuditError", reason, message: expect.stringContaining(message) as string });
  });

  it("a missing file is named", async () => {
    await expect(openRecording("/no/such/recording.jsonl")).rejects.toMatchObject({ reason: "bad-input", message: expect.stringContaining("/no/such/recording.jsonl") as string });
  });

  it.each<[string, string, string]>([
    ["no JSON", "{\"kind\":\"exchange\"", "is not JSON"],
    ["an empty line", "", "is not JSON"],
    ["another kind", "{\"kind\":\"surprise\"}", "kind"],
    ["no object", "17", ":3"],
    ["a second header", header, "kind"],
    ["a wrong type", exchange(1, { attempt: "1" }), "attempt"],
    ["a number out of range", exchange(1, { attempt: 0 }), "attempt"],
    ["a number beyond numbers", exchange(1).replace("\"endMs\":4", "\"endMs\":1e999"), "outcome"],
    ["an unknown outcome", exchange(1, { outcome: { kind: "guess" } }), "outcome"],
    ["a chunk of neither kind", exchange(1, { outcome: { kind: "response", status: 200, headers: [], chunks: [{ atMs: 1 }], endMs: 4 } }), "outcome.chunks.0"],
    ["a header of three parts", exchange(1, { request: { method: "POST", url: "u", headers: [["a", "b", "c"]], body: "" } }), "request.headers"],
    ["a date that is none", exchange(1, { startedAt: "yesterday" }), "startedAt"],
  ])("a line in the middle with %s is named", async (_name, line, message) => {
    await expect(read(`${header}\n${exchange(0)}\n${line}\n${exchange(2)}\n`)).rejects.toMatchObject({ name: "AuditError", reason: "bad-input", message: expect.stringMatching(new RegExp(`recording\\.jsonl:3: .*${message.replace(":3", "")}`)) as string });
  });

  it("a line behind the closing one is named", async () => {
    await expect(read(`${header}\n${closing}\n${exchange(0)}\n`)).rejects.toMatchObject({ message: expect.stringContaining(":3: there is a line behind") as string });
  });

  it("an endless line is bounded", async () => {
    await expect(openRecording(write(Buffer.alloc(70 * 1024 * 1024, "x")))).rejects.toMatchObject({ message: expect.stringContaining(":1: the line is longer than") as string });
  });

  it("a prototype in place of values changes nothing", async () => {
    const { exchanges } = await read(`${header}\n${exchange(0).replace("\"fill\":{}", "\"fill\":{\"__proto__\":\"x\",\"a\":\"b\"}").replace("\"seq\":0", "\"seq\":0,\"__proto__\":{\"final\":false}")}\n`);
    expect(exchanges[0]?.final).toBe(true);
    expect(({} as { a?: string }).a).toBeUndefined();
  });
});
