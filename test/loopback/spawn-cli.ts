/** Runs the built command line as a user would, and lab endpoints beside it. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const cliPath = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Called with the child, to signal it. */
  readonly onStart?: (child: ChildProcess) => void;
}

export async function runCli(parameters: readonly string[], { env = {}, cwd, onStart }: CliOptions = {}): Promise<CliResult> {
  const child = spawn(process.execPath, [cliPath, ...parameters], { stdio: ["ignore", "pipe", "pipe"], cwd, env: { ...process.env, NO_COLOR: "1", ...env } });
  onStart?.(child);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => { stdout += text; });
  child.stderr.setEncoding("utf8").on("data", (text: string) => { stderr += text; });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout, stderr };
}

export interface SpawnedLab {
  readonly url: string;
  readonly model: string;
  readonly reference: string | null;
  stop(): Promise<void>;
}

export async function spawnLab(...parameters: readonly string[]): Promise<SpawnedLab> {
  const child = spawn(process.execPath, [cliPath, "lab", ...parameters], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), "line"), once(child, "exit").then(() => { throw new Error(`lab ${parameters.join(" ")} ended before it was ready`); })])) as [string];
  const { url, model, reference } = JSON.parse(line) as { url: string; model: string; reference: string | null };
  return {
    url, model, reference,
    stop: async () => {
      child.kill("SIGTERM");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "ai-audit-test-"));
}

/** Fast enough for a test, and with every other default as it is. */
export const fast = ["--rate", "60000"] as const;
