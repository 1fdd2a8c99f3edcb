/** Records the golden fixtures anew: decoys, an outage and lab scenarios, small and with fixed seeds; with `--expect` the recordings stay, and only the reports expected of them are written. */
import { spawnSync } from "node:child_process";
import { createServer, type RequestListener } from "node:http";
import { once } from "node:events";
import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("../", import.meta.url));
const cli = join(root, "dist/cli/main.js");
const target = join(root, "fixtures/recordings");

/** Pages are large: two show what all are made of. */
const pages = ["keyword-filter", "swapped"];

function completion(text: string): string {
  return JSON.stringify({ id: "chatcmpl-decoy", object: "chat.completion", model: "decoy", choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }], usage: { prompt_tokens: 9, completion_tokens: 9, total_tokens: 18 } });
}

let counter = 0;
/** Servers that are no model. */
const decoys: Record<string, (question: string) => { status: number; body: string }> = {
  echo: (question) => ({ status: 200, body: completion(question) }),
  constant: () => ({ status: 200, body: completion("OK") }),
  counting: () => ({ status: 200, body: completion(String((counter += 1))) }),
  outage: () => ({ status: 503, body: '{"error":{"message":"The service is unavailable.","type":"server_error","param":null,"code":null}}' }),
};

async function run(name: string, url: string, model: string, more: readonly string[]): Promise<void> {
  const folder = join(target, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const child = spawn(process.execPath, [cli, "run", "--endpoint", url, "--model", model, "--seed", "6", "--rate", "60000", "--quiet", "--out", join(folder, "run"), ...more], { stdio: "inherit" });
  await once(child, "exit");
  renameSync(join(folder, "run", "recording.jsonl"), join(folder, "recording.jsonl"));
  rmSync(join(folder, "run"), { recursive: true });
  expectReports(name);
}

function expectReports(name: string): void {
  const folder = join(target, name);
  spawnSync(process.execPath, [cli, "replay", join(folder, "recording.jsonl"), "--out", folder, "--quiet", "--format", `json,md,junit,sarif${pages.includes(name) ? ",html" : ""}`], { stdio: "inherit" });
  rmSync(join(folder, "vendor-evidence.html"), { force: true });
}

if (parseArgs({ options: { expect: { type: "boolean" } } }).values.expect === true) {
  for (const name of readdirSync(target)) expectReports(name);
  process.exit();
}

for (const [name, answer] of Object.entries(decoys)) {
  const listener: RequestListener = (request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => { body += text; }).on("end", () => {
      const { messages } = JSON.parse(body) as { messages: { content: string }[] };
      const { status, body: reply } = answer(messages.at(-1)?.content ?? "");
      response.writeHead(status, { "content-type": "application/json", ...(status === 503 && { "retry-after-ms": "1" }) }).end(reply);
    });
  };
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  await run(name, `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, "decoy", ["--max-requests", "30"]);
  server.closeAllConnections();
  server.close();
}

for (const scenario of ["honest", "keyword-filter", "swapped"]) {
  const lab = spawn(process.execPath, [cli, "lab", scenario], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(createInterface({ input: lab.stdout }), "line")) as [string];
  const { url, model, reference } = JSON.parse(line) as { url: string; model: string; reference: string };
  await run(scenario, url, model, ["--reference", reference, ...(scenario === "keyword-filter" ? ["--suite", "censorship", "--max-requests", "16"] : ["--suite", "identity"])]);
  lab.kill("SIGTERM");
}
