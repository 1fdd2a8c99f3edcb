/** The history of one target on disk: locked, replaced whole, each batch counted once. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { AuditError } from "../model/audit-error.js";
import { historySchema, type Batch, type ChangeState, type History } from "../model/history.js";
import { schemaVersions } from "../model/schema-versions.js";
import { holdLock } from "./hold-lock.js";
import { parseDataFile } from "./parse-data-file.js";
import { replaceFile } from "./replace-file.js";

export interface HistoryPlace {
  readonly folder: string;
  readonly target: string;
  readonly baselineDigest: string;
}

export function historyPath({ folder, target }: Pick<HistoryPlace, "folder" | "target">): string {
  // The digest keeps apart what the safe name makes equal.
  const digest = createHash("sha256").update(target).digest("hex").slice(0, 8);
  return join(folder, `${target.replace(/[^A-Za-z0-9._-]+/g, "_").replace(/\.{2,}|^\.+/g, "_").slice(0, 60)}-${digest}.json`);
}

/** Throws AuditError when it is missing or of another baseline, unless `init`: then it starts empty, and an old one is kept beside it. */
export async function openHistory(place: HistoryPlace, init: boolean): Promise<History> {
  const path = historyPath(place);
  if (init) {
    try {
      mkdirSync(place.folder, { recursive: true });
    } catch (error) {
      throw new AuditError("unwritable", `--history ${place.folder}: ${error instanceof Error ? error.message : String(error)}`, "Give a folder that can be written.");
    }
    return holdLock(`${path}.lock`, () => {
      const known = existsSync(path) ? readHistory(path) : null;
      if (known !== null && known.baselineDigest === place.baselineDigest) return known;
      if (known !== null) renameSync(path, `${path.slice(0, -".json".length)}.before-${place.baselineDigest.slice(0, 8)}.json`);
      const empty: History = { schemaVersion: schemaVersions.history, kind: "history", target: place.target, baselineDigest: place.baselineDigest, batches: [], notified: null };
      write(path, empty);
      return empty;
    });
  }
  if (!existsSync(path)) throw new AuditError("bad-input", `${path}: there is no history of "${place.target}"`, "Restore it (a CI cache may have lost it), or start a new one with --init-history: alarms then begin from nothing.");
  return checkBaseline(readHistory(path), place, path);
}

/** Adds a batch unless it is there; in the order of time. */
export function addBatch(place: HistoryPlace, batch: Batch): Promise<{ readonly history: History; readonly added: boolean }> {
  return change(place, (history) => {
    if (history.batches.some(({ id }) => id === batch.id)) return { history, result: false };
    return { history: { ...history, batches: [...history.batches, batch].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)) }, result: true };
  }).then(({ history, result }) => ({ history, added: result }));
}

export async function markNotified(place: HistoryPlace, state: ChangeState): Promise<void> {
  await change(place, (history) => ({ history: { ...history, notified: state }, result: null }));
}

function change<Result>(place: HistoryPlace, work: (history: History) => { readonly history: History; readonly result: Result }): Promise<{ readonly history: History; readonly result: Result }> {
  const path = historyPath(place);
  return holdLock(`${path}.lock`, () => {
    const before = checkBaseline(readHistory(path), place, path);
    const after = work(before);
    if (after.history !== before) write(path, after.history);
    return after;
  });
}

function readHistory(path: string): History {
  return parseDataFile(path, historySchema, "Restore the file from a copy, or start anew with --init-history.");
}

function checkBaseline(history: History, { baselineDigest }: HistoryPlace, path: string): History {
  if (history.baselineDigest === baselineDigest) return history;
  throw new AuditError("bad-input", `${path}: this history was measured against another baseline`, "After a new `baseline freeze`, start its history with --init-history; the old one is kept beside it.");
}

function write(path: string, history: History): void {
  replaceFile(path, `${JSON.stringify(history, null, 1)}\n`);
}
