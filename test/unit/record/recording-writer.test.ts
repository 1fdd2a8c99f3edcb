/** Writing a recording: whole lines in order, and nothing torn left behind when the disk is full. */
import { readFileSync, writeFileSync } from "node:fs";
import type * as FilePromises from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RecordingClosing } from "../../../src/model/recording.js";
import { RecordingWriter } from "../../../src/record/recording-writer.js";
import { inOrder, makeHeader, plannedSteps, readRecording, record, summarize, temporaryFolder } from "./make-run.js";
import { completion, sendJson, serveHttp } from "./serve.js";

/** The disk's limit in bytes; null: it holds everything. */
const disk = vi.hoisted(() => ({ limitBytes: null as number | null, syncError: null as string | null }));

vi.mock("node:fs/promises", async (importOriginal) => {
  const original = await importOriginal<typeof FilePromises>();
  const full = (code: string): Error => Object.assign(new Error(`${code}: no space left on device, write`), { code });
  return {
    ...original,
    open: async (...parameters: Parameters<typeof original.open>) => {
      const file = await original.open(...parameters);
      const write = file.write.bind(file) as (buffer: Buffer, offset: number, length: number, position: number) => Promise<{ bytesWritten: number }>;
      const sync = file.sync.bind(file);
      return Object.assign(file, {
        write: (buffer: Buffer, offset: number, length: number, position: number) => {
          const room = disk.limitBytes === null ? length : Math.min(length, disk.limitBytes - position);
          return room <= 0 ? Promise.reject(full("ENOSPC")) : write(buffer, offset, room, position);
        },
        sync: () => (disk.syncError === null ? sync() : Promise.reject(full(disk.syncError))),
      });
    },
  };
});

beforeEach(() => { disk.limitBytes = null; disk.syncError = null; });
afterEach(() => { disk.limitBytes = null; disk.syncError = null; });

const line = (stopped: string): RecordingClosing => ({ kind: "closing", finishedAt: null, exchanges: 1, stopped });
const textOf = (stopped: string): string => `${JSON.stringify(line(stopped))}\n`;

describe("a writer", () => {
  it("keeps lines in the order in which they were given", async () => {
    const path = join(temporaryFolder(), "r");
    const writer = await RecordingWriter.open(path);
    await Promise.all(["one", "two", "x".repeat(100_000), "four"].map((word) => writer.write(line(word))));
    await writer.close();
    expect(readFileSync(path, "utf8")).toBe(["one", "two", "x".repeat(100_000), "four"].map(textOf).join(""));
  });

  it("goes on behind what is kept", async () => {
    const path = join(temporaryFolder(), "r");
    writeFileSync(path, `${textOf("one")}{"torn`);
    const writer = await RecordingWriter.open(path, { bytes: textOf("one").length, lacksLineBreak: false });
    await writer.write(line("two"));
    await writer.close();
    expect(readFileSync(path, "utf8")).toBe(textOf("one") + textOf("two"));
  });

  it("on a full disk says so, leaves whole lines only, and writes nothing more even when there is room again", async () => {
    const path = join(temporaryFolder(), "r");
    const writer = await RecordingWriter.open(path);
    await writer.write(line("one"));
    disk.limitBytes = textOf("one").length + 10;
    await expect(writer.write(line("two"))).rejects.toMatchObject({ reason: "unwritable", message: expect.stringContaining(`${path}: ENOSPC`) as string, remedy: expect.stringContaining("--resume") as string });
    disk.limitBytes = null;
    await expect(writer.write(line("three"))).rejects.toMatchObject({ reason: "unwritable" });
    await expect(writer.close()).rejects.toMatchObject({ reason: "unwritable" });
    expect(readFileSync(path, "utf8")).toBe(textOf("one"));
  });

  it("whose bytes cannot be brought to the disk says so", async () => {
    const writer = await RecordingWriter.open(join(temporaryFolder(), "r"));
    disk.syncError = "EIO";
    await writer.write(line("one"));
    await expect(writer.close()).rejects.toMatchObject({ reason: "unwritable" });
  });

  it("where there is nothing to bring to a disk is content", async () => {
    const writer = await RecordingWriter.open(join(temporaryFolder(), "r"));
    disk.syncError = "EINVAL";
    await writer.write(line("one"));
    await expect(writer.close()).resolves.toBeUndefined();
  });
});

describe("a run on a disk that fills up", () => {
  it.each([1, 4])("stops with what to do, loses nothing, and goes on when there is room, at concurrency %d", async (concurrency) => {
    const origin = await serveHttp((_request, response) => { setTimeout(() => { sendJson(response, 200, completion("fine")); }, 3); });
    const path = join(temporaryFolder(), "recording.jsonl");
    const setting = { origin, path, steps: plannedSteps(12), planner: inOrder(plannedSteps(12)), options: { concurrency } };
    disk.limitBytes = JSON.stringify(makeHeader(setting)).length + 4000;
    await expect(record(setting)).rejects.toMatchObject({ reason: "unwritable", message: expect.stringContaining("ENOSPC") as string });
    const before = readRecording(path);
    expect(before.exchanges.length).toBeGreaterThan(1);
    expect(before.text.endsWith("\n")).toBe(true);
    disk.limitBytes = null;
    const { result, exchanges } = await record({ ...setting, resume: path });
    expect(result.status).toBe("complete");
    expect(exchanges.slice(0, before.exchanges.length)).toEqual(before.exchanges);
    expect(summarize(exchanges).filter((word) => word.endsWith(" 200")).length).toBe(12);
  });
});
