/** Parses one line of a recording against its schema. */
import { AuditError } from "../model/audit-error.js";
import { exchangeSchema, type Exchange } from "../model/exchange.js";
import { recordingClosingSchema, recordingHeaderSchema, type RecordingClosing, type RecordingHeader } from "../model/recording.js";
import { schemaVersions } from "../model/schema-versions.js";

/** Throws AuditError naming place and remedy; an unknown version of the format has a reason of its own. */
export function parseHeader(text: string, path: string): RecordingHeader {
  const value = parseJson(text, `${path}:1`);
  const { kind, schemaVersion } = (value ?? {}) as { kind?: unknown; schemaVersion?: unknown };
  if (kind !== "header") throw new AuditError("bad-input", `${path}:1: is not the header of a recording`, "Give a recording.jsonl that `ai-audit run` wrote.");
  if (schemaVersion !== schemaVersions.recording) throw new AuditError("unknown-schema-version", `${path}:1: schemaVersion ${JSON.stringify(schemaVersion)} is not one that this version reads (${schemaVersions.recording})`, "Use the version of ai-audit that wrote it, or a newer one.");
  const parsed = recordingHeaderSchema.safeParse(value);
  if (!parsed.success) throw misfit(`${path}:1`, parsed.error.issues[0]);
  return parsed.data;
}

export function parseLine(text: string, place: string): Exchange | RecordingClosing {
  const value = parseJson(text, place);
  const kind = (value as { kind?: unknown } | null)?.kind;
  const parsed = kind === "closing" ? recordingClosingSchema.safeParse(value) : exchangeSchema.safeParse(value);
  if (!parsed.success) throw misfit(place, parsed.error.issues[0]);
  return parsed.data;
}

/** The same for a last line without its line break: null when it was cut. */
export function parseTorn(text: string): Exchange | RecordingClosing | null {
  try {
    return parseLine(text, "");
  } catch {
    return null;
  }
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AuditError("bad-input", `${place}: is not JSON`, "The recording was changed or damaged; restore it from where it was kept.");
  }
}

function misfit(place: string, issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined): AuditError {
  return new AuditError("bad-input", `${place}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "does not fit"}`, "The recording was changed or damaged; restore it from where it was kept.");
}
