/** What `fingerprints list|show|verify` look at. */
import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { checkFingerprint } from "../judge/check-fingerprint.js";
import { isExpired } from "../judge/is-expired.js";
import { lackOf, type EnrolmentLack } from "../judge/merge-sessions.js";
import { resolveClaim } from "../judge/resolve-claim.js";
import { AuditError } from "../model/audit-error.js";
import type { Fingerprint } from "../model/fingerprint.js";
import { listSuites } from "../suite/list-suites.js";
import { dataDirectory } from "./data-directory.js";
import { listFingerprints, loadFingerprint, loadResources } from "./load-resources.js";
import { loadSuites } from "./prepare-run.js";

export interface FingerprintRow {
  readonly id: string; readonly model: string; readonly family: string; readonly status: Fingerprint["status"]; readonly sessions: number;
  readonly measured: string | null; readonly expires: string | null;
  /** Expectations that a run of this version can convict by, and those it can only rank by. */
  readonly convicts: number; readonly ranks: number;
  readonly use: string;
}

/** `asOf`: UTC, for what has expired. */
export function catalogueFingerprints(folders: readonly string[], asOf: string): FingerprintRow[] {
  const asked = askedWordings();
  return loadAll(folders).map((fingerprint) => toRow(fingerprint, asOf, asked)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** `name`: a file, an id, a model or an alias. Throws AuditError with the nearest names. */
export function findFingerprint(name: string, folders: readonly string[], asOf: string): { readonly fingerprint: Fingerprint; readonly use: string; readonly lack: EnrolmentLack } {
  const fingerprint = existsSync(name) && statSync(name).isFile() ? loadFingerprint(name) : findNamed(name, folders);
  return { fingerprint, use: toRow(fingerprint, asOf, askedWordings()).use, lack: lackOf(fingerprint) };
}

function findNamed(name: string, folders: readonly string[]): Fingerprint {
  const { kind, fingerprints, nearest } = resolveClaim(name, loadAll(folders));
  const [first] = fingerprints;
  if (first === undefined || kind === "family") throw new AuditError("bad-input", `"${name}" is no file and names no reference`, nearest.length === 0 ? "`ai-audit fingerprints list` names them all." : `The nearest names are: ${nearest.join(", ")}.`);
  return first;
}

function loadAll(folders: readonly string[]): readonly Fingerprint[] {
  return loadResources(folders.flatMap(listFingerprints).map(loadFingerprint), null).fingerprints;
}

function askedWordings(): ReadonlySet<string> {
  return new Set(loadSuites(listSuites(dataDirectory.probes)).flatMap(({ probes }) => probes.map(({ id, version }) => `${id}@${version}`)));
}

function toRow(fingerprint: Fingerprint, asOf: string, asked: ReadonlySet<string>): FingerprintRow {
  const { id, model, family, status, sessions, expires, expects } = fingerprint;
  const expired = isExpired(fingerprint, asOf);
  const convicts = expired ? 0 : expects.filter(({ strength, probe }) => strength === "strong" && probe !== null && asked.has(probe)).length;
  const ranks = expects.length - convicts;
  const use = convicts > 0 ? `convicts by ${convicts} ${convicts === 1 ? "wording" : "wordings"}${ranks > 0 ? `, ranks by ${ranks} more` : ""}`
    : expired ? `only ranks: expired ${expires?.slice(0, 10) ?? ""}`
    : "only ranks: measured by other questions than a run asks";
  return { id, model, family, status, sessions: sessions.length, measured: sessions.at(-1)?.at ?? null, expires, convicts, ranks, use };
}

export interface VerifyResult {
  readonly files: number;
  readonly problems: readonly { readonly place: string; readonly message: string }[];
}

/** Files or folders; none: what is shipped. */
export function verifyFingerprints(paths: readonly string[]): VerifyResult {
  const shipped = join(dataDirectory.fingerprints, "models");
  const files = (paths.length > 0 ? paths : existsSync(shipped) ? [shipped] : []).flatMap((path) => {
    if (!existsSync(path)) throw new AuditError("bad-input", `${path}: there is no such file or folder`, "Give fingerprint files, or folders of them.");
    return statSync(path).isDirectory() ? listFingerprints(path) : [path];
  });
  const problems = files.flatMap((path) => verifyFile(path).map((message) => ({ place: path, message })));
  return { files: files.length, problems };
}

function verifyFile(path: string): string[] {
  try {
    const fingerprint = loadFingerprint(path);
    const named = basename(path) === `${fingerprint.id}.json` || basename(path) === "fingerprint.json" || basename(path) === "reference.json";
    return [...(named ? [] : [`the file's name must be its id "${fingerprint.id}"`]), ...checkFingerprint(fingerprint)];
  } catch (error) {
    if (error instanceof AuditError) return [error.message.replace(`${path}: `, "")];
    throw error;
  }
}
