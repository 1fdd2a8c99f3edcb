/** The worst finding beside the verdict in one sentence, for a report's first lines, which a reader may not get past; null where none is medium or worse. */
import type { Report } from "../../model/report.js";
import { orderFindings } from "./order-findings.js";

const pressing: ReadonlySet<string> = new Set(["medium", "high", "critical"]);
/** It is the verdict, which stands above. */
const verdictFinding = "claim-inconsistent";

export function headlineFinding({ findings }: Pick<Report, "findings">): string | null {
  const [worst, ...others] = orderFindings(findings).filter(({ id, severity }) => id !== verdictFinding && pressing.has(severity));
  if (worst === undefined) return null;
  const more = others.length === 0 ? "" : ` And ${others.length} more of medium severity or above.`;
  return `${worst.severity}: ${worst.title.replace(/[.!?]?$/, ".")}${more}`;
}
