/** vendor-evidence.md: what to send to whoever sells an endpoint whose answers are not those of the claimed model. */
import type { Report } from "../../model/report.js";
import { describeControl } from "../facts/describe-control.js";
import { describeErrorBound, describeTimes } from "../facts/describe-run.js";
import { formatCount, formatTime } from "../facts/format-number.js";
import { listEvidence } from "../facts/list-evidence.js";
import { vendorEvidence, whatItShows, whatWeAsk } from "../facts/vendor-evidence.js";
import { writeCurl } from "../facts/write-curl.js";
import { causesBlock } from "../markdown/causes-block.js";
import { code, heading, join, labelled, list, paragraph, table, type Inline } from "../markdown/markdown-blocks.js";

export function renderVendorMarkdown(report: Report): string {
  const { endpoint, verdict } = report;
  const { exchanges, cited, disagreements } = vendorEvidence(report);
  return `${join(
    heading(1, "Evidence on", code(endpoint.model), "at", code(endpoint.baseUrl)),
    labelled("What was found:", verdict.sentence),
    labelled("How sure:", `${describeErrorBound(report)}.`),
    [labelled("Sold as:", code(endpoint.claim)), labelled("Asked:", `${describeTimes(report.run)}.`), labelled("Recording (SHA-256):", code(report.recordingDigest))].map((line) => `- ${line}`).join("\n"),
    heading(2, "What we ask"),
    list(whatWeAsk),
    heading(2, "Expected and seen"),
    table(["Test", "Expected", "Seen", "n", "Exchange ids"], disagreements.map(({ test, claimed, seen, samples, evidence }): Inline[] => [test, claimed, seen, formatCount(samples), listEvidence(evidence)])),
    heading(2, "Responses"),
    paragraph(`${exchanges.length} of ${cited} cited exchanges; the recording holds all of them whole. Times are UTC.`),
    table(["Exchange", "Time", "Response id", "Status", "Asked", "Answered"], exchanges.map(({ id, startedAt, responseId, status, prompt, reply }): Inline[] =>
      [code(id), startedAt === null ? "not known" : formatTime(startedAt), responseId === null ? "none" : code(responseId), status === null ? "not known" : String(status), prompt, reply])),
    heading(2, "Control"),
    paragraph(describeControl(report)),
    heading(2, "Innocent causes, checked and unchecked"),
    causesBlock(verdict.innocentCauses),
    heading(2, "Ask it yourself"),
    ...reproductions(report),
    heading(2, "What this shows, and what it does not"),
    list(whatItShows),
  )}\n`;
}

function reproductions({ reproductions: found = [] }: Report): string[] {
  if (found.length === 0) return ["The requests are left out of this report; they are in the recording."];
  return [
    "Answers are drawn by chance: ask each a dozen times and compare how often each answer comes. Keys are read from the environment.",
    ...found.map(({ exchange, probe, expected, seen, ...request }) => join(
      `${paragraph(code(exchange), ...(probe === null ? [] : ["of", code(probe)]))}: ${paragraph(`expected ${expected}; seen ${seen}`)}`,
      fenced(writeCurl(request)),
    )),
  ];
}

/** A fence longer than any run of backticks inside. */
function fenced(command: string): string {
  const longest = Math.max(2, ...[...command.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}sh\n${command}\n${fence}`;
}
