/** The claim and every finding as test cases: an inconclusive claim is skipped, never passed and never failed. */
import { severities, type Finding, type Severity } from "../model/finding.js";
import type { Report } from "../model/report.js";
import { describeMoney, describeRequests } from "./facts/describe-run.js";
import { listEvidence } from "./facts/list-evidence.js";
import { orderFindings } from "./facts/order-findings.js";
import { verdictName } from "./facts/verdict-words.js";
import { writeJunit, type JunitCase } from "./junit/write-junit.js";
import { plainContext, type RenderContext } from "./renderer.js";

/** Ends in a line break. */
export function renderJunit(report: Report, { failOn }: RenderContext = plainContext): string {
  const { endpoint, run } = report;
  const seconds = run.startedAt === null || run.finishedAt === null ? 0 : (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000;
  return writeJunit([{
    name: `${endpoint.model} at ${endpoint.baseUrl}`,
    timestamp: run.startedAt,
    timeSeconds: Number.isFinite(seconds) && seconds > 0 ? seconds : 0,
    properties: [
      ["verdict", verdictName(report.verdict)],
      ["claim", endpoint.claim],
      ["requests", describeRequests(run)],
      ["money", describeMoney(report.cost)],
      ["recording-sha256", report.recordingDigest],
      ["fail-on", failOn ?? "findings fail nothing"],
    ],
    cases: [toClaimCase(report), ...orderFindings(report.findings).map((finding) => toFindingCase(finding, failOn))],
  }]);
}

function toClaimCase({ endpoint, verdict }: Report): JunitCase {
  const shared = { suite: "claim", name: `${endpoint.model} is ${endpoint.claim}` };
  switch (verdict.claim) {
    case "consistent": return { ...shared, outcome: { kind: "passed", output: verdict.sentence } };
    case "inconsistent": return { ...shared, outcome: { kind: "failed", message: verdict.sentence, detail: verdict.reasons.filter(({ result }) => result === "disagrees").map(({ test, claimed, seen, samples, evidence }) => `${test}: claimed ${claimed}; seen ${seen}; n = ${samples}; exchanges ${listEvidence(evidence)}`).join(" | ") } };
    case "inconclusive": return { ...shared, outcome: { kind: "skipped", message: `${verdictName(verdict)}: ${verdict.sentence} ${verdict.next}` } };
  }
}

function toFindingCase(finding: Finding, failOn: Severity | null): JunitCase {
  const shared = { suite: finding.area, name: finding.id };
  const said = `${finding.severity}, ${finding.credibility}: ${finding.title}`;
  const detail = `${finding.detail} Exchanges: ${listEvidence(finding.evidence)}.`;
  const fails = failOn !== null && severities.indexOf(finding.severity) >= severities.indexOf(failOn);
  return fails ? { ...shared, outcome: { kind: "failed", message: said, detail } } : { ...shared, outcome: { kind: "passed", output: `${said}. ${detail}` } };
}
