/** Real parts that tests run against: skipped by name where one is absent, required where CI says so. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export const portkeyGateway = `${root}.parts/gateway/node_modules/@portkey-ai/gateway/build/start-server.js`;

export const smolLm = `${root}.parts/SmolLM2-135M-Instruct.Q4_1.gguf`;

/** Debian's package puts it there; another one's path goes into the variable. */
export const chromiumPath = process.env.AI_AUDIT_CHROMIUM ?? "/usr/bin/chromium";

/** Whether to skip for want of `path`. Throws where AI_AUDIT_REQUIRE_REAL=1, so that CI never passes without it. */
export function isMissing(path: string): boolean {
  if (existsSync(path)) return false;
  if (process.env.AI_AUDIT_REQUIRE_REAL === "1") throw new Error(`${path} is required: run scripts/fetch-parts.sh`);
  return true;
}
