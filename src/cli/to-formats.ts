/** The report formats asked for. */
import { AuditError } from "../model/audit-error.js";
import { formatNames } from "../pipeline/write-reports.js";

const defaultFormats = ["json", "md"] as const;

/** Throws AuditError that lists the formats there are; `report.json` is always written, since all else is made from it. */
export function toFormats(formats: readonly string[] | undefined): readonly string[] {
  const asked = [...new Set(["json", ...(formats ?? defaultFormats)])];
  const unknown = asked.find((format) => !formatNames.includes(format));
  if (unknown !== undefined) throw new AuditError("bad-input", `--format: "${unknown}" is not a report format`, `Give one or more of: ${formatNames.join(", ")}.`);
  return asked;
}
