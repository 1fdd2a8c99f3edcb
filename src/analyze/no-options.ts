/** What analyzers without options say to a probe that gives some. */
import { AuditError } from "../model/audit-error.js";
import type { JsonObject } from "../model/json.js";

export function refuseOptions(analyzer: string): (options: JsonObject) => void {
  return (options) => {
    const [first] = Object.keys(options);
    if (first !== undefined) throw new AuditError("bad-data-file", `${analyzer}: options.${first}: there are no options`, "Leave the options out.");
  };
}
