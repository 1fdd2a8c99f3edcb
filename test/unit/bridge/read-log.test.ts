/** Logs, plain and gzip: every exchange as it stands, every mistake by its line. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readLog } from "../../../src/bridge/read-log.js";
import type { Exchange } from "../../../src/model/exchange.js";

const folder = mkdtempSync(join(tmpdir(), "ai-audit-log-"));
const row = (model: string): string => JSON.stringify({ request: { model, messages: [{ role: "user", content: "你好" }] }, response: { choices: [] }, extra: 1 });

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function readAll(path: string): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for await (const exchange of readLog(path).exchanges) exchanges.push(exchange);
  return exchanges;
}

describe("readLog", () => {
  it.each([["plain", (text: string) => text], ["gzip", (text: string) => gzipSync(text)]])("reads %s lines and invents nothing", async (name, pack) => {
    const exchanges = await readAll(write(`log-${name}`, pack(`${row("a")}\n\n${row("b")}\n`)));
    expect(exchanges.map(({ id, seq, startedAt, timing, probe }) => [id, seq, startedAt, timing, probe])).toEqual([["l1", 0, null, null, null], ["l2", 1, null, null, null]]);
    expect(exchanges[0]?.outcome).toEqual({ kind: "logged", body: { choices: [] } });
    expect(JSON.parse(exchanges[1]?.request.body ?? "{}")).toEqual({ model: "b", messages: [{ role: "user", content: "你好" }] });
  });

  it("knows the digest of the file once it was read", async () => {
    const path = write("digest", `${row("a")}\n`);
    const log = readLog(path);
    for await (const _exchange of log.exchanges) { /* to its end */ }
    expect(log.digest()).toBe(createHash("sha256").update(readFileSync(path)).digest("hex"));
  });

  it.each([
    ["no JSON", `${row("a")}\nhello\n`, /:2: not JSON/],
    ["no request", `{"response":{}}\n`, /:1: request/],
    ["no response", `{"request":{"model":"a"}}\n`, /:1: response/],
    ["a list", "[1]\n", /:1: /],
    ["a torn gzip", gzipSync(row("a").repeat(500)).subarray(0, 60), /torn-gzip|unexpected end|:1: /],
  ])("names the line of %s", async (name, content, message) => {
    await expect(readAll(write(name.replace(/ /g, "-"), content))).rejects.toThrow(message);
  });

  it("names a missing file", async () => {
    await expect(async () => readAll(join(folder, "missing"))).rejects.toThrow(/missing/);
  });
});
