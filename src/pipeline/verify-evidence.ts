/** Checks that a folder's recording and reports are those that were signed, and that the report was made from that recording. */
import { createHash, createPublicKey, verify, type KeyObject } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AuditError } from "../model/audit-error.js";
import { evidenceSchema, type Evidence } from "../model/evidence.js";
import { parseDataFile } from "./parse-data-file.js";
import { recordingName } from "./recording-name.js";
import { digestFile, evidenceName, signedBytes } from "./sign-evidence.js";

export interface EvidenceCheck {
  readonly what: string;
  readonly state: "holds" | "broken" | "not-checked";
  readonly detail: string;
}

export interface EvidenceResult {
  /** unsigned: the digests agree with each other, and nobody vouches for them. */
  readonly outcome: "intact" | "changed" | "unsigned";
  readonly signedAt: string | null;
  readonly keyId: string | null;
  readonly checks: readonly EvidenceCheck[];
  readonly means: readonly string[];
}

const reportFile = "report.json";

/** `trusted`: the public key that the signature has to be of; null takes the one beside the files. Throws AuditError when there is nothing to check. */
export async function verifyEvidence(folder: string, trusted: KeyObject | null): Promise<EvidenceResult> {
  if (!existsSync(folder)) throw new AuditError("bad-input", `${folder}: there is no such folder`, "Give the folder of a run.");
  const evidence = existsSync(join(folder, evidenceName)) ? parseDataFile(join(folder, evidenceName), evidenceSchema, "The signature file was changed or is of another tool.") : null;
  const checks: EvidenceCheck[] = [];
  if (evidence === null) checks.push({ what: evidenceName, state: trusted === null ? "not-checked" : "broken", detail: "there is no signature in this folder" });
  else checks.push(checkSignature(evidence, trusted), ...(await checkFiles(folder, evidence)));
  checks.push(...(await checkDigest(folder, evidence)));
  if (checks.every(({ state }) => state === "not-checked")) throw new AuditError("bad-input", `${folder}: holds neither ${evidenceName} nor ${recordingName} with its ${reportFile}`, "Give the folder of a run, with its recording and its report.");
  const broken = checks.some(({ state }) => state === "broken");
  return {
    outcome: broken ? "changed" : evidence === null ? "unsigned" : "intact",
    signedAt: evidence?.signedAt ?? null,
    keyId: evidence?.keyId ?? null,
    checks,
    means: sayMeaning(evidence, trusted, broken),
  };
}

function checkSignature({ signature, ...unsigned }: Evidence, trusted: KeyObject | null): EvidenceCheck {
  const what = "signature";
  try {
    const own = createPublicKey({ key: Buffer.from(unsigned.publicKey, "base64"), type: "spki", format: "der" });
    const spki = own.export({ type: "spki", format: "der" });
    if (own.asymmetricKeyType !== "ed25519") return { what, state: "broken", detail: "the key is not an Ed25519 key" };
    if (createHash("sha256").update(spki).digest("hex") !== unsigned.keyId) return { what, state: "broken", detail: "the key's id is not that of the key" };
    if (trusted !== null && !trusted.equals(own)) return { what, state: "broken", detail: `signed with another key than the one given (${unsigned.keyId.slice(0, 16)}…)` };
    return verify(null, signedBytes(unsigned), own, Buffer.from(signature, "base64"))
      ? { what, state: "holds", detail: `by the key ${unsigned.keyId.slice(0, 16)}…${trusted === null ? ", which is not known to be anybody's" : ", the one given"}` }
      : { what, state: "broken", detail: "does not fit the digests" };
  } catch (error) {
    return { what, state: "broken", detail: error instanceof Error ? error.message : String(error) };
  }
}

async function checkFiles(folder: string, { files }: Evidence): Promise<EvidenceCheck[]> {
  const listed = await Promise.all(files.map(async ({ name, sha256, bytes }): Promise<EvidenceCheck> => {
    const found = await digestFile(folder, name);
    if (found === null) return { what: name, state: "broken", detail: "is missing" };
    return found.sha256 === sha256 && found.bytes === bytes ? { what: name, state: "holds", detail: `${bytes} bytes, as signed` } : { what: name, state: "broken", detail: "was changed since it was signed" };
  }));
  const known = new Set([evidenceName, ...files.map(({ name }) => name)]);
  const others = readdirSync(folder).filter((name) => !known.has(name)).sort();
  return [...listed, ...others.map((name): EvidenceCheck => ({ what: name, state: "not-checked", detail: "is not among the signed files" }))];
}

/** A report names the recording that it was made from. */
async function checkDigest(folder: string, evidence: Evidence | null): Promise<EvidenceCheck[]> {
  const what = "report and recording belong together";
  const recording = await digestFile(folder, recordingName);
  if (recording === null || !existsSync(join(folder, reportFile))) return [{ what, state: "not-checked", detail: evidence === null ? "one of them is missing" : "one of them is not in this folder" }];
  const { recordingDigest } = parseDataFile(join(folder, reportFile), z.looseObject({ recordingDigest: z.string() }), "The report was changed or is of another tool.");
  return [recordingDigest === recording.sha256 ? { what, state: "holds", detail: `the report names ${recording.sha256.slice(0, 16)}…` } : { what, state: "broken", detail: "the report names another recording" }];
}

function sayMeaning(evidence: Evidence | null, trusted: KeyObject | null, broken: boolean): string[] {
  if (broken) return ["These are not the files that were signed, or not all of them: they prove nothing."];
  if (evidence === null) return ["The report was made from this recording, as far as their digests say. Nobody signed them: whoever had the files could have changed both."];
  return [
    `The files are unchanged since ${evidence.signedAt} by the signer's own clock.`,
    "It does not prove that the endpoint sent what is recorded: whoever holds the key could have made it up before signing.",
    ...(trusted === null ? [`Whose key it is cannot be told from these files: compare its id with the signer, or give the public key with --key.`] : []),
  ];
}
