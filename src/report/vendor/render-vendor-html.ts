/** vendor-evidence.html: the same page as vendor-evidence.md, to be sent as one file. */
import type { Report } from "../../model/report.js";
import { describeControl } from "../facts/describe-control.js";
import { describeErrorBound, describeTimes } from "../facts/describe-run.js";
import { formatCount, formatTime } from "../facts/format-number.js";
import { listEvidence } from "../facts/list-evidence.js";
import { vendorEvidence, whatItShows, whatWeAsk } from "../facts/vendor-evidence.js";
import { writeCurl } from "../facts/write-curl.js";
import { causesList } from "../html/causes-list.js";
import { composePage } from "../html/compose-page.js";
import { code, facts, list, prose, section, table } from "../html/html-blocks.js";
import { markup, text, type Markup } from "../html/markup.js";

/** Bodies are bounded before they come here; this is above that bound with its escapes. */
const commandLimit = 60_000;

export function renderVendorHtml(report: Report): string {
  const { endpoint, verdict } = report;
  const { exchanges, cited, disagreements } = vendorEvidence(report);
  return composePage({
    title: `Evidence on ${endpoint.model} at ${endpoint.baseUrl}`,
    body: markup`<header class="banner bad">
<p class="kicker">Evidence for the vendor</p>
<h1>${code(endpoint.model)} at ${code(endpoint.baseUrl)}</h1>
<p class="lead" dir="auto">${prose(verdict.sentence)}</p>
<p class="small">How sure: ${prose(describeErrorBound(report))}.</p>
</header>
<section aria-label="In short">${facts([["Sold as", code(endpoint.claim)], ["Asked", describeTimes(report.run)], ["Recording (SHA-256)", code(report.recordingDigest)]])}</section>
${section("ask", "What we ask", list(whatWeAsk))}${section("tests", "Expected and seen", table({
      caption: "Tests that disagree with the claim; n counts valid samples", head: ["Test", "Expected", "Seen", "n", "Exchanges"],
      rows: disagreements.map(({ test, claimed, seen, samples, evidence }) => [test, claimed, seen, formatCount(samples), listEvidence(evidence)]),
    }))}${section("responses", "Responses", table({
      caption: `${exchanges.length} of ${cited} cited exchanges; the recording holds all of them whole. Times are UTC.`, head: ["Exchange", "Time", "Response id", "Status", "Asked", "Answered"],
      rows: exchanges.map(({ id, startedAt, responseId, status, prompt, reply }) => [code(id), startedAt === null ? "not known" : formatTime(startedAt), responseId === null ? "none" : code(responseId), status === null ? "not known" : String(status), markup`${prompt}`, markup`${reply}`]),
    }))}${section("causes", "Control and innocent causes", markup`<p>${describeControl(report)}</p>
`, causesList(verdict.innocentCauses))}${section("again", "Ask it yourself", reproductions(report))}${section("shows", "What this shows, and what it does not", list(whatItShows))}`,
    footer: markup`Written by ${report.tool.name} ${report.tool.version} out of the recording named above.`,
  });
}

function reproductions({ reproductions: found = [] }: Report): Markup {
  if (found.length === 0) return markup`<p>The requests are left out of this report; they are in the recording.</p>`;
  return markup`<p>Answers are drawn by chance: ask each a dozen times and compare how often each answer comes. Keys are read from the environment.</p>
${found.map(({ exchange, probe, expected, seen, ...request }) => markup`<p>${code(exchange)}${probe === null ? null : markup` of ${code(probe)}`}: expected ${expected}; seen ${seen}</p>
<pre>${command(writeCurl(request))}</pre>
`)}`;
}

/** Line breaks are ours: what came from outside holds none any more. */
function command(curl: string): Markup {
  return markup`${curl.split("\n").map((line, place) => markup`${place === 0 ? "" : markup`
`}${text(line, commandLimit)}`)}`;
}
