/** The summary of an audit for a CI job's page: what to do, and the few rows that it rests on. */
import type { Report } from "../model/report.js";
import { describeMoney, describeRequests } from "./facts/describe-run.js";
import { listEvidence } from "./facts/list-evidence.js";
import { orderFindings } from "./facts/order-findings.js";
import { verdictName, verdictWords } from "./facts/verdict-words.js";
import { code, heading, join, labelled, paragraph, table, type Inline } from "./markdown/markdown-blocks.js";

/** A job's page takes one megabyte of all its steps, and its readers a screen. */
const shownRows = 12;

/** Ends in a line break. */
export function renderStepSummary(report: Report, exitCode: number): string {
  const { endpoint, verdict, run, cost } = report;
  const { headline, sign } = verdictWords(verdict);
  const findings = orderFindings(report.findings);
  const disagreeing = verdict.reasons.filter(({ result }) => result === "disagrees");
  return `${join(
    heading(3, `${sign} ${headline}:`, code(endpoint.model), "at", code(endpoint.baseUrl)),
    paragraph(verdict.sentence),
    labelled("Do:", verdict.next),
    table(["Verdict", "Claim", "Valid samples", "Requests", "Money", "Exit code"], [[verdictName(verdict), code(endpoint.claim), String(verdict.errorRates.validSamples), describeRequests(run), describeMoney(cost), String(exitCode)]]),
    findings.length === 0 ? "No findings." : table(["Severity", "Finding", "Exchanges"], findings.slice(0, shownRows).map(({ severity, title, evidence }): Inline[] => [severity, title, listEvidence(evidence)])),
    disagreeing.length === 0 ? null : table(["Test that disagrees", "Claimed", "Seen", "n"], disagreeing.slice(0, shownRows).map(({ test, claimed, seen, samples }): Inline[] => [test, claimed, seen, String(samples)])),
  )}\n`;
}
