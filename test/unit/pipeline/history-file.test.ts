/** Histories are written whole, by one process at a time, each batch once; a dead process's lock stands in nobody's way. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { historySchema, type Batch } from "../../../src/model/history.js";
import { addBatch, historyPath, markNotified, openHistory } from "../../../src/pipeline/history-file.js";
import { holdLock } from "../../../src/pipeline/hold-lock.js";

const place = (digest = "d1"): { folder: string; target: string; baselineDigest: string } => ({ folder: mkdtempSync(join(tmpdir(), "ai-audit-history-")), target: "../some target", baselineDigest: digest });
const batch = (id: string, day: number): Batch => ({ id, at: new Date(Date.UTC(2026, 0, day)).toISOString(), valid: 1, verdict: "inconclusive", evidence: [], moved: [] });

describe("a history", () => {
  it("is missed out loud, and begins only when asked", async () => {
    const own = place();
    await expect(openHistory(own, false)).rejects.toThrow(/there is no history/);
    expect((await openHistory(own, true)).batches).toEqual([]);
    expect((await openHistory(own, true)).batches).toEqual([]);
    expect(historyPath(own).startsWith(own.folder)).toBe(true);
  });

  it("counts a batch once and keeps the order of time", async () => {
    const own = place();
    await openHistory(own, true);
    await addBatch(own, batch("b", 2));
    await addBatch(own, batch("a", 1));
    expect((await addBatch(own, batch("b", 3))).added).toBe(false);
    expect((await openHistory(own, true)).batches.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("belongs to one baseline; the old one is kept when a new one begins", async () => {
    const own = place();
    await openHistory(own, true);
    await addBatch(own, batch("a", 1));
    const other = { ...own, baselineDigest: "d2" };
    await expect(openHistory(other, false)).rejects.toThrow(/another baseline/);
    expect((await openHistory(other, true)).batches).toEqual([]);
    expect(readdirSync(own.folder).filter((name) => name.endsWith(".json"))).toHaveLength(2);
  });

  it("loses no batch of many that are added at once", async () => {
    const own = place();
    await openHistory(own, true);
    await Promise.all(Array.from({ length: 20 }, (_, index) => addBatch(own, batch(`b${index}`, index + 1))));
    await markNotified(own, "changed");
    const history = historySchema.parse(JSON.parse(readFileSync(historyPath(own), "utf8")));
    expect(history.batches).toHaveLength(20);
    expect(history.notified).toBe("changed");
    expect(readdirSync(own.folder)).toHaveLength(1);
  });
});

describe("a lock", () => {
  it("is taken over from a process that died", async () => {
    const own = place();
    await openHistory(own, true);
    const child = spawn(process.execPath, ["-e", ""]);
    await once(child, "exit");
    writeFileSync(`${historyPath(own)}.lock`, JSON.stringify({ pid: child.pid, host: hostname(), token: "x" }));
    expect((await addBatch(own, batch("a", 1))).added).toBe(true);
  });

  it("is waited for while its process lives", async () => {
    const path = join(place().folder, "some.lock");
    const order: string[] = [];
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname(), token: "other" }));
    const waiting = holdLock(path, () => { order.push("in"); });
    setTimeout(() => { order.push("released"); writeFileSync(path, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), token: "other" })); }, 100);
    await waiting;
    expect(order).toEqual(["released", "in"]);
  });
});
