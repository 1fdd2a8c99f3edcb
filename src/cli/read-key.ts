/** Reads Ed25519 keys from PEM files; a private key's text never reaches a message. */
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { AuditError } from "../model/audit-error.js";

const howToMake = "Make one with `openssl genpkey -algorithm ed25519 -out KEYFILE`, and its public half with `openssl pkey -in KEYFILE -pubout`.";

/** null when the flag was not given. Throws AuditError, before anything is sent. */
export function readSigningKey(path: string | undefined): KeyObject | null {
  return path === undefined ? null : readKey(path, "--sign", createPrivateKey);
}

/** null when the flag was not given; a private key's file stands for its public half. */
export function readPublicKey(path: string | undefined): KeyObject | null {
  return path === undefined ? null : readKey(path, "--key", createPublicKey);
}

function readKey(path: string, flag: string, parse: (pem: string) => KeyObject): KeyObject {
  let pem: string;
  try {
    pem = readFileSync(path, "utf8");
  } catch (error) {
    throw new AuditError("bad-input", `${flag} ${path}: ${error instanceof Error ? error.message : String(error)}`, howToMake);
  }
  const key = tryParse(pem, parse);
  if (key?.asymmetricKeyType !== "ed25519") throw new AuditError("bad-input", `${flag} ${path}: is not an unencrypted Ed25519 key in PEM form`, howToMake);
  return key;
}

function tryParse(pem: string, parse: (pem: string) => KeyObject): KeyObject | null {
  try {
    return parse(pem);
  } catch {
    return null;
  }
}
