/** The findings, the worst first, each with its exchanges, its innocent causes and its remedy. */
import type { Finding, Severity } from "../../model/finding.js";
import { listEvidence } from "../facts/list-evidence.js";
import { orderFindings } from "../facts/order-findings.js";
import { causesList } from "./causes-list.js";
import { folded, prose, section } from "./html-blocks.js";
import { markup, type Markup } from "./markup.js";

/** More than in a table cell: a finding is what a vendor will want to check. */
const shownEvidence = 12;
const tones: Readonly<Record<Severity, string>> = { info: "calm", low: "calm", medium: "warn", high: "bad", critical: "bad" };

export function findingsSection(findings: readonly Finding[]): Markup {
  if (findings.length === 0) return section("findings", "Findings", markup`<p>None: nothing else is wrong with this endpoint as far as this run looked.</p>`);
  return section("findings", `Findings (${findings.length})`, orderFindings(findings).map(renderFinding));
}

function renderFinding({ area, severity, credibility, title, detail, evidence, innocentCauses, remedy }: Finding): Markup {
  return markup`<article class="finding">
<h3><span class="chip ${tones[severity]}">${severity}</span> <span dir="auto">${prose(title)}</span></h3>
<p dir="auto">${prose(detail)}</p>
${remedy === "" ? null : markup`<p><strong>Remedy:</strong> ${prose(remedy)}</p>
`}<p class="small">Area: ${area}. Credibility: ${credibility}. Exchanges: ${listEvidence(evidence, shownEvidence)}.</p>
${innocentCauses.length === 0 ? null : folded("What would look the same without a fault", causesList(innocentCauses))}</article>
`;
}
