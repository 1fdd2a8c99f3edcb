/** Runs one benchmark by name and prints its figures as one JSON object. */
import { parseArgs } from "node:util";
import type { Benchmark } from "./benchmark.js";
import { control } from "./control.js";
import { diff } from "./diff.js";
import { identify } from "./identify.js";
import { latency } from "./latency.js";
import { layers } from "./layers.js";
import { mixture } from "./mixture.js";
import { monitor } from "./monitor.js";
import { refusals } from "./refusals.js";
import { replay } from "./replay.js";
import { singleToken } from "./single-token.js";
import { startup } from "./startup.js";
import { tokenProbes } from "./token-probes.js";
import { tokens } from "./tokens.js";
import { verify } from "./verify.js";

const benchmarks = {
  control,
  diff,
  identify,
  latency,
  layers,
  mixture,
  monitor,
  refusals,
  replay,
  "single-token": singleToken,
  startup,
  "token-probes": tokenProbes,
  tokens,
  verify,
} satisfies Record<string, Benchmark>;

const [name = "", ...rest] = process.argv.slice(2);
if (!Object.hasOwn(benchmarks, name)) {
  process.stderr.write(`bench: "${name}" is not a benchmark; give one of: ${Object.keys(benchmarks).join(", ")}\n`);
  process.exitCode = 2;
} else {
  const { options, run } = benchmarks[name as keyof typeof benchmarks];
  const { values } = parseArgs({ args: rest, options, strict: true });
  process.stdout.write(`${JSON.stringify(await run(values), null, 2)}\n`);
}
