/** Progress: a moving line where that is welcome, plain lines in a log, nothing when quiet. */
import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { describeProgress, startProgress } from "../../../src/cli/progress-line.js";
import { readTerminalLook } from "../../../src/cli/read-terminal-look.js";
import type { Progress } from "../../../src/model/progress.js";

const progress: Progress = { planned: 60, done: 12, attempts: 12, spentUsd: 0.0031, elapsedMs: 12_000, leftMs: 39_200, note: null };

function fakeStream(isTTY: boolean): { stream: NodeJS.WriteStream; written: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({ write(chunk: Buffer, _encoding, done) { chunks.push(chunk.toString()); done(); } });
  const terminal = { isTTY, columns: 80, cursorTo: () => true, clearLine: () => true, moveCursor: () => true, getColorDepth: () => 4, hasColors: () => true };
  return { stream: Object.assign(stream, terminal) as unknown as NodeJS.WriteStream, written: () => chunks.join("") };
}

describe("describeProgress", () => {
  it.each([
    [progress, "12 of 60 requests, $0.0031 so far, about 40 s left"],
    [{ ...progress, spentUsd: null, leftMs: null }, "12 of 60 requests, cost not known"],
    [{ ...progress, attempts: 15, spentUsd: 1.5, leftMs: 200_000, note: "429, waiting 12 s" }, "12 of 60 requests, 15 attempts, $1.50 so far, about 4 min left (429, waiting 12 s)"],
    [{ ...progress, done: 60, attempts: 60, leftMs: 0 }, "60 of 60 requests, $0.0031 so far"],
    [{ ...progress, leftMs: null, note: "\u001b[2Jboo\n\u202e" }, "12 of 60 requests, $0.0031 so far (·[2Jboo··)"],
  ])("%# %s", (given, line) => {
    expect(describeProgress(given)).toBe(line);
  });
});

describe("startProgress", () => {
  const sendAll = (environment: Record<string, string>, isTTY: boolean, quiet = false): string => {
    const { stream, written } = fakeStream(isTTY);
    const line = startProgress({ quiet, stream, environment });
    for (let done = 0; done <= 60; done += 1) line.update({ ...progress, done, attempts: done });
    line.stop();
    line.update({ ...progress, done: 60 });
    return written();
  };

  it("is silent when quiet", () => {
    expect(sendAll({}, true, true)).toBe("");
  });

  it.each([[{}, false], [{ CI: "true" }, true], [{ NO_COLOR: "1" }, true]])("writes a plain line a quarter with %j, terminal %s", (environment, isTTY) => {
    const lines = sendAll(environment, isTTY).trimEnd().split("\n");
    expect(lines.map((line) => line.split(",")[0])).toEqual(["15 of 60 requests", "30 of 60 requests", "45 of 60 requests", "60 of 60 requests"]);
    expect(lines.join("")).not.toContain("\u001b");
  });

  it("moves on a terminal, and takes its line away", () => {
    const text = sendAll({}, true);
    expect(text).toMatch(/starting/);
    // The cursor, hidden while the line moves, is back at the end.
    expect(text.lastIndexOf("\u001b[?25h")).toBeGreaterThan(text.lastIndexOf("\u001b[?25l"));
  });
});

describe("readTerminalLook", () => {
  it.each([
    [{ isTTY: true, columns: 80 }, {}, { colour: true, width: 80 }],
    [{ isTTY: true, columns: 300 }, {}, { colour: true, width: 120 }],
    [{ isTTY: false }, {}, { colour: false, width: 100 }],
    [{ isTTY: true, columns: 80 }, { NO_COLOR: "1" }, { colour: false, width: 80 }],
    [{ isTTY: true, columns: 80 }, { CI: "1" }, { colour: false, width: 80 }],
    [{ isTTY: true, columns: 80 }, { NO_COLOR: "" }, { colour: true, width: 80 }],
  ])("%j with %j", (stream, environment, look) => {
    expect(readTerminalLook(stream, environment)).toEqual(look);
  });
});
