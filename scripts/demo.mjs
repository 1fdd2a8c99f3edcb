// The demonstration: an honest and a swapped endpoint on loopback, both audited as any endpoint is. No key, no network.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const expected = { honest: [0, 3], swapped: [1] };
const started = Date.now();
let asExpected = true;

for (const scenario of Object.keys(expected)) {
  const lab = spawn(process.execPath, [cli, "lab", scenario], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = await once(createInterface({ input: lab.stdout }), "line");
    const { url, model, reference } = JSON.parse(line);
    rmSync(`reports/demo-${scenario}`, { recursive: true, force: true });
    const parameters = ["run", "--endpoint", url, "--model", model, "--reference", reference, "--seed", "1989", "--depth", "standard", "--rate", "6000", "--format", "json,md,html", "--out", `reports/demo-${scenario}`];
    process.stderr.write(`\n=== ${scenario}: ai-audit ${parameters.join(" ")}\n\n`);
    const audit = spawn(process.execPath, [cli, ...parameters], { stdio: "inherit" });
    const [code] = await once(audit, "exit");
    if (!expected[scenario].includes(code)) {
      asExpected = false;
      process.stderr.write(`\nThe ${scenario} endpoint ended with exit code ${code}, expected ${expected[scenario].join(" or ")}.\n`);
    }
  } finally {
    lab.kill("SIGTERM");
  }
}

process.stderr.write(`\nBoth audits took ${Math.round((Date.now() - started) / 1000)} s. Reports: reports/demo-honest/report.html, reports/demo-swapped/report.html\n`);
process.exitCode = asExpected ? 0 : 1;
