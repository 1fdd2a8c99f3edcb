/** The findings in Markdown, the worst first. */
import type { Finding } from "../../model/finding.js";
import { causesBlock } from "./causes-block.js";
import { heading, join, labelled, paragraph } from "./markdown-blocks.js";
import { listEvidence } from "../facts/list-evidence.js";
import { orderFindings } from "../facts/order-findings.js";

/** More than in a table cell: a finding is what a vendor will want to check. */
const shownEvidence = 12;

export function findingsSection(findings: readonly Finding[]): string {
  if (findings.length === 0) return join(heading(2, "Findings"), "None.");
  return join(heading(2, `Findings (${findings.length})`), ...orderFindings(findings).map(renderFinding));
}

function renderFinding({ area, severity, credibility, title, detail, evidence, innocentCauses, remedy }: Finding): string {
  return join(
    heading(3, `${severity.slice(0, 1).toUpperCase()}${severity.slice(1)}: ${title}`),
    paragraph(detail),
    [
      `- ${labelled("Area:", area)}; ${labelled("credibility:", credibility)}`,
      `- ${labelled("Exchanges:", listEvidence(evidence, shownEvidence))}`,
      ...(remedy === "" ? [] : [`- ${labelled("Remedy:", remedy)}`]),
    ].join("\n"),
    innocentCauses.length === 0 ? null : join("What would look the same without a fault:", causesBlock(innocentCauses)),
  );
}
