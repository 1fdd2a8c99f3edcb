/** Writes one JSON line per trial where asked, so that anyone can recount a figure. */
import { closeSync, openSync, writeSync } from "node:fs";
import type { Json } from "../src/model/json.js";

export interface TrialLog {
  write(trial: Readonly<Record<string, Json>>): void;
  close(): void;
}

export function openTrials(path: string | undefined): TrialLog {
  if (path === undefined) return { write: () => undefined, close: () => undefined };
  const file = openSync(path, "w");
  return {
    write: (trial) => { writeSync(file, `${JSON.stringify(trial)}\n`); },
    close: () => { closeSync(file); },
  };
}
