/** How long `--help` takes beside the shortest thing that node can do. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "simple-statistics";
import type { Benchmark } from "./benchmark.js";

const cli = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

export const startup: Benchmark = {
  options: { runs: { type: "string", default: "21" } },
  run({ runs = "21" }) {
    const count = Number(runs);
    const nothingMs: number[] = [];
    const helpMs: number[] = [];
    // Interleaved, so that a busy moment of the machine falls on both alike.
    for (let index = 0; index < count; index += 1) {
      nothingMs.push(timeMs(["-p", "0"]));
      helpMs.push(timeMs([cli, "--help"]));
    }
    return Promise.resolve({
      runs: count,
      nodeMs: round(median(nothingMs)),
      helpMs: round(median(helpMs)),
      helpRatio: round(median(helpMs) / median(nothingMs)),
    });
  },
};

function timeMs(parameters: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, parameters, { encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${parameters.join(" ")} ended with ${String(status)}: ${stderr}`);
  return performance.now() - start;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
