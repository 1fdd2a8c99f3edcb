/** The one error that people are meant to read: what is wrong, where, and what to do. Ends a command with exit code 2. */
export const errorReasons = [
  "bad-input",
  "bad-data-file",
  "missing-credential",
  "unreachable",
  "tls",
  "unauthorized",
  "wrong-path",
  "not-an-api",
  "redirected",
  "unwritable",
  "unknown-schema-version",
  "missing-part",
  "internal",
] as const;

export type ErrorReason = (typeof errorReasons)[number];

/** `message` names the place and the value ("probes/latency/burst.yaml: repeat must be 1–50, got 0"); `remedy` says what to do. */
export class AuditError extends Error {
  override readonly name = "AuditError";
  constructor(
    readonly reason: ErrorReason,
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}
