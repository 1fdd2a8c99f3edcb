/** Signs the digests of a folder's recording and reports with an Ed25519 key. */
import { createHash, createPublicKey, sign, type KeyObject } from "node:crypto";
import { createReadStream, lstatSync } from "node:fs";
import { join } from "node:path";
import canonicalize from "canonicalize";
import { AuditError } from "../model/audit-error.js";
import type { Evidence, EvidenceFile } from "../model/evidence.js";
import { schemaVersions } from "../model/schema-versions.js";
import { readTool } from "./data-directory.js";
import { writeFileOrSay } from "./write-reports.js";

export const evidenceName = "evidence.json";

export interface SignRequest {
  readonly folder: string;
  /** Names within the folder; those that are not there are left out. */
  readonly names: readonly string[];
  readonly key: KeyObject;
  readonly signedAt: string;
}

/** Writes evidence.json into the folder and returns its path. Throws AuditError when there is nothing to sign. */
export async function signEvidence({ folder, names, key, signedAt }: SignRequest): Promise<string> {
  const files = (await Promise.all([...new Set(names)].sort().map((name) => digestFile(folder, name)))).filter((file) => file !== null);
  if (files.length === 0) throw new AuditError("bad-input", `--sign: ${folder} holds none of ${names.join(", ")}`, "Give --out, so that there are files to sign.");
  const publicKey = createPublicKey(key).export({ type: "spki", format: "der" });
  const unsigned = {
    schemaVersion: schemaVersions.evidence, kind: "evidence" as const, tool: readTool(), signedAt, files,
    keyId: createHash("sha256").update(publicKey).digest("hex"), publicKey: publicKey.toString("base64"), algorithm: "ed25519" as const,
  };
  const evidence: Evidence = { ...unsigned, signature: sign(null, signedBytes(unsigned), key).toString("base64") };
  const path = join(folder, evidenceName);
  writeFileOrSay(path, `${JSON.stringify(evidence, null, 2)}\n`);
  return path;
}

export function signedBytes(unsigned: Omit<Evidence, "signature">): Buffer {
  return Buffer.from(canonicalize(unsigned) ?? "");
}

/** null for what is not a plain file: a link could be made to point elsewhere later. */
export async function digestFile(folder: string, name: string): Promise<EvidenceFile | null> {
  const path = join(folder, name);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) return null;
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { name, bytes, sha256: hash.digest("hex") };
}
