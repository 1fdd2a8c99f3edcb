/** Reads the secrets that an endpoint names, from the environment and nowhere else. */
import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { AuditError } from "../model/audit-error.js";
import type { Endpoint } from "../model/endpoint.js";

export function readEnvFile(path: string | undefined): Readonly<Record<string, string | undefined>> {
  if (path === undefined) return process.env;
  try {
    return { ...parseEnv(readFileSync(path, "utf8")), ...process.env };
  } catch (error) {
    throw new AuditError("bad-input", `--env-file ${path}: ${error instanceof Error ? error.message : String(error)}`, "Give a readable file of NAME=value lines.");
  }
}

/** Values of every variable that the endpoint's credential and headers name. Throws when one is unset or empty. */
export function readSecrets(endpoint: Endpoint, environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const names = Object.values(endpoint.headers).flatMap((header) => ("env" in header ? [header.env] : []));
  if (endpoint.credential.kind !== "none") names.push(endpoint.credential.env);
  return Object.fromEntries(names.map((name) => {
    const value = environment[name]?.trim();
    if (value === undefined || value === "") throw new AuditError("missing-credential", `the environment variable ${name} is not set`, `Set it to the key (export ${name}=…), or read it from a file with --env-file.`);
    return [name, value];
  }));
}
