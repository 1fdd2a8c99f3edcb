/** report.md: the first three lines say what to do, the rest is all that this rests on. */
import type { Report } from "../model/report.js";
import { candidatesSection } from "./markdown/candidates-section.js";
import { censorshipSection } from "./markdown/censorship-section.js";
import { excerptsSection } from "./markdown/excerpts-section.js";
import { findingsSection } from "./markdown/findings-section.js";
import { coverageSection } from "./markdown/coverage-section.js";
import { limitsSection } from "./markdown/limits-section.js";
import { reproduceSection } from "./markdown/reproduce-section.js";
import { measurementsSection } from "./markdown/measurements-section.js";
import { moderationSection } from "./markdown/moderation-section.js";
import { pathSection } from "./markdown/path-section.js";
import { speedSection } from "./markdown/speed-section.js";
import { tokensSection } from "./markdown/tokens-section.js";
import { verdictSection } from "./markdown/verdict-section.js";
import { join } from "./markdown/markdown-blocks.js";

export function renderMarkdown(report: Report): string {
  return `${join(
    verdictSection(report),
    findingsSection(report.findings),
    candidatesSection(report.verdict),
    pathSection(report),
    tokensSection(report),
    speedSection(report.observations),
    censorshipSection(report),
    moderationSection(report),
    coverageSection(report.run),
    measurementsSection(report.observations),
    excerptsSection(report),
    limitsSection(report.limits),
    reproduceSection(report),
  )}\n`;
}
