/** Where the shipped data lie: probes and fingerprints beside the code, in the checkout and in the installed package alike. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

export const packageRoot = fileURLToPath(new URL("../../", import.meta.url));

export const dataDirectory = {
  probes: `${packageRoot}probes`,
  fingerprints: `${packageRoot}fingerprints`,
} as const;

/** Name and version as every recording and report carries them. */
export function readTool(): { name: string; version: string } {
  const manifest: unknown = JSON.parse(readFileSync(`${packageRoot}package.json`, "utf8"));
  return z.object({ name: z.string(), version: z.string() }).parse(manifest);
}
