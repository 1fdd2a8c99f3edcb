/** The headers that carry secrets, checked before anything is sent. */
import { AuditError } from "../model/audit-error.js";
import type { Codec } from "../model/codec.js";
import type { Endpoint } from "../model/endpoint.js";
import type { HeaderPair } from "../model/exchange.js";

/** What a header may hold: visible ASCII, space, tab, and the upper half of Latin-1 (RFC 9110 §5.5). */
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Throws AuditError when a variable has no value, or one that no header can carry. Never names a value. */
export function collectSecretHeaders({ credential, headers }: Endpoint, codec: Codec, secrets: Readonly<Record<string, string>>): readonly HeaderPair[] {
  const read = (env: string): string => {
    const value = Object.hasOwn(secrets, env) ? secrets[env] : undefined;
    if (value === undefined || value === "") throw new AuditError("missing-credential", `the environment variable ${env} is not set`, `Set it to the key (export ${env}=…), or read it from a file with --env-file.`);
    if (!headerValue.test(value)) throw new AuditError("bad-input", `the value of ${env} holds a line break or another character that no HTTP header can carry`, `Check how ${env} was set: a key is one line of plain characters.`);
    return value;
  };
  const fromEnvironment = Object.entries(headers).flatMap(([name, header]): HeaderPair[] => {
    if ("env" in header) return [[name, read(header.env)]];
    if (!headerValue.test(header.value)) throw new AuditError("bad-input", `the header ${name} holds a line break or another character that no HTTP header can carry`, "Write it as one line of plain characters.");
    return [];
  });
  return credential.kind === "none" ? fromEnvironment : [...fromEnvironment, ...codec.credentialHeaders(credential, read(credential.env))];
}
