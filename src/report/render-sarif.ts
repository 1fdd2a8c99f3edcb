/** Findings as SARIF 2.1.0: located at the line that configures the endpoint, with fingerprints that stay the same from run to run. */
import { createHash } from "node:crypto";
import { severities, type Finding, type Severity } from "../model/finding.js";
import type { Report } from "../model/report.js";
import { escapeSarif } from "./escape-sarif.js";
import { listEvidence } from "./facts/list-evidence.js";
import { orderFindings } from "./facts/order-findings.js";
import { verdictName } from "./facts/verdict-words.js";
import { plainContext, type RenderContext } from "./renderer.js";

/** Where an endpoint that was given by flags alone is located: the file that would configure it. */
const usualFile = "ai-audit.yaml";
const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = { critical: "error", high: "error", medium: "warning", low: "note", info: "note" };
/** GitHub's bands: critical from 9, high from 7, medium from 4. */
const securitySeverity: Readonly<Record<Severity, string>> = { critical: "9.0", high: "7.0", medium: "4.0", low: "2.0", info: "0.0" };

/** Ends in a line break. */
export function renderSarif(report: Report, { origin }: RenderContext = plainContext): string {
  const findings = orderFindings(report.findings);
  const rules = [...new Map(findings.map((finding) => [ruleId(finding), finding])).values()].sort((one, other) => (ruleId(one) < ruleId(other) ? -1 : 1));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{
      tool: { driver: { name: "ai-audit", ...(/^\d+\.\d+\.\d+(-[0-9A-Za-z-]{1,20})?$/.test(report.tool.version) && { semanticVersion: report.tool.version }), rules: rules.map(describeRule) } },
      automationDetails: { id: `ai-audit/${fingerprintOf(report, "run").slice(0, 16)}/` },
      invocations: [{
        executionSuccessful: true,
        ...(report.run.startedAt !== null && { startTimeUtc: report.run.startedAt }),
        ...(report.run.finishedAt !== null && { endTimeUtc: report.run.finishedAt }),
        ...(report.verdict.claim === "inconclusive" && { toolExecutionNotifications: [{ level: "warning", message: { text: `Verdict: ${verdictName(report.verdict)}. ${escapeSarif(report.verdict.sentence)} ${escapeSarif(report.verdict.next)}` }, descriptor: { id: "inconclusive" } }] }),
      }],
      results: findings.map((finding) => describeResult(finding, { report, origin, ruleIndex: rules.findIndex((rule) => ruleId(rule) === ruleId(finding)) })),
      columnKind: "utf16CodeUnits",
      properties: { verdict: report.verdict.claim, recordingDigest: escapeSarif(report.recordingDigest, 64) },
    }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Rule ids are ours; some end in a region or a filter's id. */
function ruleId({ id }: Finding): string {
  return id.replace(/[^A-Za-z0-9_-]+/g, "_").slice(0, 100);
}

function describeRule(finding: Finding): object {
  return {
    id: ruleId(finding),
    shortDescription: { text: escapeSarif(finding.title) },
    help: { text: escapeSarif(finding.remedy === "" ? finding.detail : finding.remedy) },
    defaultConfiguration: { level: levels[finding.severity] },
    properties: { "tags": [finding.area], "security-severity": securitySeverity[finding.severity] },
  };
}

interface Place {
  readonly report: Report;
  readonly origin: RenderContext["origin"];
  readonly ruleIndex: number;
}

function describeResult(finding: Finding, { report, origin, ruleIndex }: Place): object {
  return {
    ruleId: ruleId(finding),
    ruleIndex,
    level: levels[finding.severity],
    rank: (100 * severities.indexOf(finding.severity)) / (severities.length - 1),
    message: { text: `${escapeSarif(finding.title)}. ${escapeSarif(finding.detail)} Exchanges: ${escapeSarif(listEvidence(finding.evidence))}. Credibility: ${finding.credibility}.` },
    locations: [{
      physicalLocation: { artifactLocation: { uri: encodeURI(origin?.file ?? usualFile) }, region: { startLine: origin?.line ?? 1 } },
      logicalLocations: [{ fullyQualifiedName: escapeSarif(`${report.endpoint.baseUrl} ${report.endpoint.model}`, 300), kind: "resource" }],
    }],
    partialFingerprints: { "aiAuditFinding/v1": fingerprintOf(report, finding.id) },
  };
}

/** Of what is wrong and with whom, not of how it was put or which exchanges showed it. */
function fingerprintOf({ endpoint }: Report, what: string): string {
  return createHash("sha256").update(JSON.stringify([what, endpoint.baseUrl, endpoint.protocol, endpoint.model, endpoint.claim])).digest("hex");
}
