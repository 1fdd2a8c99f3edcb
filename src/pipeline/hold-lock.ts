/** Lets one process at a time change a file; a lock whose holder has died is taken over. */
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { AuditError } from "../model/audit-error.js";

const holderSchema = z.object({ pid: z.int(), host: z.string(), token: z.string() });

/** Locks are held for one read and one write; on another machine, this age is all that tells of a dead holder. */
const staleAfterMs = 60_000;
const patienceMs = 15_000;
const retryMs = 25;

/** Throws AuditError "unwritable" when a living process keeps it. */
export async function holdLock<Result>(path: string, work: () => Result): Promise<Result> {
  const token = `${process.pid}-${process.hrtime.bigint()}`;
  const own = `${path}.${token}`;
  const deadline = performance.now() + patienceMs;
  try {
    writeFileSync(own, JSON.stringify({ pid: process.pid, host: hostname(), token }));
    while (!tryLink(own, path)) {
      if (isStale(path)) takeAway(path, `${own}.stale`);
      else if (performance.now() > deadline) throw new AuditError("unwritable", `${path}: another check is writing`, "Wait for it to end; if there is none, delete this lock file.");
      else await wait(retryMs);
    }
  } finally {
    rmSync(own, { force: true });
  }
  try {
    return work();
  } finally {
    if (readHolder(path)?.token === token) rmSync(path, { force: true });
  }
}

/** A link appears whole or not at all, and fails where there is one. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new AuditError("unwritable", `${to}: ${error instanceof Error ? error.message : String(error)}`, "Give a history folder that can be written.");
  }
}

function isStale(path: string): boolean {
  const holder = readHolder(path);
  if (holder !== null && holder.host === hostname()) return !isAlive(holder.pid);
  try {
    return Date.now() - statSync(path).mtimeMs > staleAfterMs;
  } catch {
    return false;
  }
}

function readHolder(path: string): z.infer<typeof holderSchema> | null {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Of several that find the lock stale, one moves it away; what was moved is looked at again, in case it had become someone's. */
function takeAway(path: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (isStale(aside)) rmSync(aside, { force: true });
  else if (!tryLink(aside, path)) rmSync(aside, { force: true });
  else rmSync(aside, { force: true });
}
