/** report.html: one file that says what to do in its first three lines and shows all that this rests on. */
import type { Report } from "../model/report.js";
import { verdictName } from "./facts/verdict-words.js";
import { banner } from "./html/banner.js";
import { candidatesSection } from "./html/candidates-section.js";
import { censorshipSection } from "./html/censorship-section.js";
import { composePage } from "./html/compose-page.js";
import { doubtsSection, evidenceSection } from "./html/evidence-section.js";
import { findingsSection } from "./html/findings-section.js";
import { markup, type Markup } from "./html/markup.js";
import { moderationSection } from "./html/moderation-section.js";
import { pathSection } from "./html/path-section.js";
import { coverageSection, excerptsSection, limitsSection, measurementsSection, reproduceSection } from "./html/run-sections.js";
import { speedSection } from "./html/speed-section.js";
import { tokensSection } from "./html/tokens-section.js";

export function renderHtml(report: Report): string {
  const parts: readonly (readonly [id: string, name: string, part: Markup | null])[] = [
    ["findings", "Findings", findingsSection(report.findings)],
    ["evidence", "Evidence", evidenceSection(report)],
    ["candidates", "Candidates", candidatesSection(report)],
    ["doubts", "Doubts", doubtsSection(report)],
    ["censorship", "Censorship", censorshipSection(report)],
    ["moderation", "Moderation", moderationSection(report)],
    ["speed", "Speed", speedSection(report.observations)],
    ["tokens", "Tokens and cost", tokensSection(report)],
    ["path", "Filters and path", pathSection(report)],
    ["coverage", "Coverage and cost", coverageSection(report)],
    ["measurements", "Other measurements", measurementsSection(report)],
    ["excerpts", "Excerpts", excerptsSection(report)],
    ["limits", "Limits", limitsSection(report)],
    ["reproduce", "Reproduce", reproduceSection(report)],
  ];
  const present = parts.filter(([, , part]) => part !== null);
  return composePage({
    title: `${verdictName(report.verdict)}: ${report.endpoint.model} at ${report.endpoint.baseUrl}`,
    body: markup`${banner(report)}<nav aria-label="Sections"><ul>${present.map(([id, name]) => markup`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
${present.map(([, , part]) => part)}`,
    footer: markup`Written by ${report.tool.name} ${report.tool.version}. This file needs no network and no script.`,
  });
}
