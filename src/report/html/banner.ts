/** The head of the page: what was audited, the verdict, what to do, and the few figures that a buyer asks for. */
import type { Report } from "../../model/report.js";
import { describeMixture } from "../facts/describe-mixture.js";
import { describeErrorBound, describeMoney, describeRequests, describeTimes } from "../facts/describe-run.js";
import { formatCount } from "../facts/format-number.js";
import { headlineFinding } from "../facts/headline-finding.js";
import { verdictName, verdictWords } from "../facts/verdict-words.js";
import { code, facts, prose } from "./html-blocks.js";
import { markup, type Markup } from "./markup.js";

export function banner(report: Report): Markup {
  const { endpoint, verdict, run, cost } = report;
  const found = headlineFinding(report);
  const { headline, tone, sign } = verdictWords(verdict);
  return markup`<header class="banner ${tone}">
<p class="kicker">Audit of ${code(endpoint.model)} at ${code(endpoint.baseUrl)}</p>
<h1><span aria-hidden="true">${sign}</span> ${headline} <span class="chip ${tone}">${verdictName(verdict)}</span></h1>
<p class="lead" dir="auto">${prose(verdict.sentence)}</p>
${verdict.mixture === null ? null : markup`<p>${describeMixture(verdict.mixture)}</p>
`}<p class="todo"><strong>What to do</strong> ${prose(verdict.next)}</p>
${found === null ? null : markup`<p><strong>Found</strong> ${found}</p>
`}</header>
<section aria-label="In short">
${facts([
  ["Claimed model", code(endpoint.claim)],
  ["Valid samples behind the verdict", formatCount(verdict.errorRates.validSamples)],
  ["Requests", describeRequests(run)],
  ["Cost", describeMoney(cost)],
  ["When", describeTimes(run)],
])}<p class="small">How sure: ${prose(describeErrorBound(report))}.</p>
</section>
`;
}
