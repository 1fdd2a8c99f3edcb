/** report.md: the first three lines say what to do, the rest is all that this rests on. */
import type { Report } from "../model/report.js";
import { candidatesSection } from "./markdown-candidates.js";
import { censorshipSection } from "./markdown-censorship.js";
import { excerptsSection } from "./markdown-excerpts.js";
import { findingsSection } from "./markdown-findings.js";
import { coverageSection, limitsSection, reproduceSection } from "./markdown-ending.js";
import { measurementsSection } from "./markdown-measurements.js";
import { pathSection } from "./markdown-path.js";
import { speedSection } from "./markdown-speed.js";
import { verdictSection } from "./markdown-verdict.js";
import { join } from "./markdown-blocks.js";

export function renderMarkdown(report: Report): string {
  return `${join(
    verdictSection(report),
    findingsSection(report.findings),
    candidatesSection(report.verdict),
    pathSection(report),
    speedSection(report.observations),
    censorshipSection(report.observations),
    coverageSection(report.run),
    measurementsSection(report.observations),
    excerptsSection(report),
    limitsSection(report.limits),
    reproduceSection(report),
  )}\n`;
}
