/** Gives a test run a temporary folder of its own, which goes when it ends, with whatever tests and the programs they start left in it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export default function makeFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "ai-audit-tests-"));
  process.env.TMPDIR = folder;
  return () => { rmSync(folder, { recursive: true, force: true }); };
}
