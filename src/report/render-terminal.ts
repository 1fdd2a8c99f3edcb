/** The summary that a person sees when a run is over: what was asked, the verdict, what to do, then what it rests on. */
import type { Finding } from "../model/finding.js";
import type { Report } from "../model/report.js";
import { describeCandidates } from "./facts/describe-candidates.js";
import { describeMixture } from "./facts/describe-mixture.js";
import { describeLayers, describePath } from "./facts/describe-path.js";
import { describePowerRows, summarizePower } from "./facts/describe-power.js";
import { describeCoverage, describeDepth, describeErrorBound, describeMoney, describeRequests, describeSkipped, describeTimes } from "./facts/describe-run.js";
import { describeSpeed } from "./facts/describe-speed.js";
import { headlineFinding } from "./facts/headline-finding.js";
import { listEvidence } from "./facts/list-evidence.js";
import { orderFindings } from "./facts/order-findings.js";
import { TerminalPage, type TerminalLook } from "./terminal/terminal-page.js";
import { writeCensorship } from "./terminal/write-censorship.js";
import { writeModeration } from "./terminal/write-moderation.js";

export interface TerminalOptions extends TerminalLook {
  /** Where the report for people is; null when no file was written. */
  readonly reportPath: string | null;
  readonly exitCode: number;
}

const shownCandidates = 5;

const exitMeanings: Readonly<Record<number, string>> = {
  0: "the claim holds and every gate passes",
  1: "the claim is inconsistent, or a gate fails",
  2: "the audit could not run",
  3: "inconclusive",
};

/** Ends in a line break. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const page = new TerminalPage(options);
  writeHead(page, report);
  writeVerdict(page, report);
  writePower(page, report);
  writeFindings(page, report.findings);
  writeCandidates(page, report);
  writeFilters(page, report);
  writeSpeed(page, report);
  writeCensorship(page, report);
  writeModeration(page, report);
  writePath(page, report);
  writeCoverage(page, report);
  return page.gap()
    .labelled("Report", options.reportPath ?? "no file was written")
    .labelled("Exit code", `${options.exitCode}: ${exitMeanings[options.exitCode] ?? "see the messages above"}`)
    .toString();
}

function writeHead(page: TerminalPage, { endpoint, run, cost }: Report): void {
  page.labelled("Endpoint", `${endpoint.baseUrl} (${endpoint.protocol}${endpoint.provider === null ? "" : `, ${endpoint.provider}`})`);
  page.labelled("Claim", endpoint.claim === endpoint.model ? endpoint.claim : `${endpoint.claim} (asked for as ${endpoint.model})`);
  page.labelled("Depth", describeDepth(run));
  page.labelled("Requests", describeRequests(run));
  page.labelled("Money", describeMoney(cost));
  page.labelled("Time", describeTimes(run));
}

function writeVerdict(page: TerminalPage, report: Report): void {
  const { verdict } = report;
  const { paint } = page;
  const colours = { consistent: paint.green, inconsistent: paint.red, inconclusive: paint.yellow } as const;
  page.gap().labelled("Verdict", `${verdict.claim.toUpperCase()}${verdict.reason === null ? "" : ` (${verdict.reason})`}`, (line) => colours[verdict.claim].bold(line));
  page.labelled("", verdict.sentence);
  if (verdict.mixture !== null) page.labelled("", describeMixture(verdict.mixture));
  const found = headlineFinding(report);
  page.labelled("Do", verdict.next, paint.bold);
  if (found !== null) page.labelled("Found", found);
  page.labelled("Certainty", describeErrorBound(report));
  if (verdict.reasons.length > 0) page.gap().table(["Test", "Claimed", "Seen", "n", "Exchanges"], verdict.reasons.map(({ test, claimed, seen, samples, result, evidence }) => [test, claimed, `${result}: ${seen}`, String(samples), listEvidence(evidence, 2)]));
}

function writePower(page: TerminalPage, { power, verdict }: Report): void {
  page.heading("What could and could not have been detected").paragraph(summarizePower(power, verdict.claim));
  if (power.rows.length > 0) page.table(["Served instead", "Share", "Chance of being noticed"], describePowerRows(power).map(({ against, share, power: chance }) => [against, share, chance]));
  if (power.note !== "") page.paragraph(power.note);
}

function writeFindings(page: TerminalPage, findings: readonly Finding[]): void {
  page.heading(findings.length === 0 ? "Findings: none" : `Findings (${findings.length})`);
  const { paint } = page;
  const colours = { info: paint.dim, low: paint.cyan, medium: paint.yellow, high: paint.red, critical: paint.red.bold } as const;
  for (const { severity, credibility, title, detail, evidence, remedy } of orderFindings(findings)) {
    page.paragraph(`${severity}, ${credibility}: ${title}`, colours[severity]);
    page.paragraph(detail, String, "    ");
    if (evidence.length > 0) page.paragraph(`Exchanges: ${listEvidence(evidence)}`, paint.dim, "    ");
    if (remedy !== "") page.paragraph(`Remedy: ${remedy}`, String, "    ");
  }
}

function writeCandidates(page: TerminalPage, { verdict: { candidates } }: Report): void {
  page.heading("Closest candidates");
  if (candidates.length === 0) page.paragraph("No reference could be compared.");
  else page.table(["Model", "Probability", "Compared", "Comparisons"], describeCandidates(candidates, shownCandidates).map(({ model, posterior, coverage, tests }) => [model, posterior, coverage, tests]));
}

function writeFilters(page: TerminalPage, { verdict: { layers } }: Report): void {
  page.heading("Filters");
  if (layers.length === 0) page.paragraph("No filter was recognised by its signature.");
  else page.table(["Filter", "Seen", "Exchanges"], describeLayers(layers).map(({ what, seen, evidence }) => [what, seen, listEvidence(evidence, 2)]));
}

function writeSpeed(page: TerminalPage, { observations }: Report): void {
  const rows = describeSpeed(observations);
  page.heading("Speed");
  if (rows.length === 0) page.paragraph("Not measured in this run.");
  else page.table(["Measure", "Where", "Median (95 % bounds, n)", "Slow tail"], rows.map(({ measure, where, median, tails }) => [measure, where, median, shortenTails(tails)]));
}

/** Where p95 needs more samples, p99 needs them all the more. */
function shortenTails([slow = "", slowest = ""]: readonly string[]): string {
  return slowest === "" || slowest.includes(" needs ") ? slow : `${slow}; ${slowest}`;
}

function writePath(page: TerminalPage, { verdict, observations }: Report): void {
  const rows = describePath(verdict, observations);
  page.heading("Path");
  if (rows.length === 0) page.paragraph("Nothing is known of it.");
  else page.table(["What", "Seen", "Exchanges"], rows.map(({ what, seen, evidence }) => [what, seen, listEvidence(evidence, 2)]));
}

function writeCoverage(page: TerminalPage, { run, limits }: Report): void {
  page.heading("Asked and skipped");
  for (const line of describeCoverage(run)) page.item(line);
  for (const line of describeSkipped(run)) page.item(`skipped ${line}`);
  if (limits.length > 0) page.paragraph(`${limits.length} limits of what an audit can tell are in the report.`, page.paint.dim);
}
