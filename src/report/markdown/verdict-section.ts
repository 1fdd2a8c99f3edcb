/** The head of report.md: verdict, what to do, error bounds, the table it rests on, causes, what could be missed, cost. */
import type { Report } from "../../model/report.js";
import type { VerdictReason } from "../../model/verdict.js";
import { causesBlock } from "./causes-block.js";
import { describeControl } from "../facts/describe-control.js";
import { describePowerRows, summarizePower } from "../facts/describe-power.js";
import { describeErrorBound, describeMoney, describeRequests, describeTimes, describeTokens } from "../facts/describe-run.js";
import { describeMixture } from "../facts/describe-mixture.js";
import { formatCount, formatUsd } from "../facts/format-number.js";
import { headlineFinding } from "../facts/headline-finding.js";
import { listEvidence } from "../facts/list-evidence.js";
import { code, heading, inline, join, labelled, paragraph, table, type Inline } from "./markdown-blocks.js";

const resultWords: Readonly<Record<VerdictReason["result"], string>> = { agrees: "agrees", disagrees: "disagrees", undecided: "undecided" };

export function verdictSection(report: Report): string {
  const { endpoint, verdict, run, power, cost } = report;
  const found = headlineFinding(report);
  const reason = verdict.reason === null ? "" : ` (${verdict.reason})`;
  return join(
    heading(1, "Audit of", code(endpoint.model), "at", code(endpoint.baseUrl)),
    labelled(`Verdict: ${verdict.claim}${reason}.`, verdict.sentence),
    labelled("Do:", verdict.next),
    found === null ? null : labelled("Found:", found),
    [
      labelled("Claim:", code(endpoint.claim)),
      labelled("False-alarm bound:", `${describeErrorBound(report)}.`),
      labelled("Samples:", `${formatCount(verdict.errorRates.validSamples)} valid samples behind the verdict; requests: ${describeRequests(run)}.`),
      labelled("Time:", `${describeTimes(run)}.`),
    ].map((line) => `- ${line}`).join("\n"),
    heading(2, "What the verdict rests on"),
    reasonsTable(verdict.reasons),
    verdict.mixture === null ? null : paragraph(describeMixture(verdict.mixture)),
    heading(2, "Control and innocent causes"),
    paragraph(describeControl(report)),
    causesBlock(verdict.innocentCauses),
    heading(2, "What this run could have missed"),
    paragraph(summarizePower(power, verdict.claim)),
    power.rows.length === 0 ? null : table(["Served instead", "Share of requests", "Chance of being noticed"], describePowerRows(power).map(({ against, share, power: chance }) => [code(against), share, chance])),
    power.note === "" ? null : paragraph(power.note),
    heading(2, "Cost"),
    costTable(cost),
  );
}

function reasonsTable(reasons: readonly VerdictReason[]): string {
  if (reasons.length === 0) return paragraph("No test of the claim was possible in this run.");
  return table(["Test", "Claimed", "Seen", "n", "Exchange ids"], reasons.map(({ test, claimed, seen, samples, result, evidence }): Inline[] =>
    [test, claimed, `${resultWords[result]}: ${seen}`, formatCount(samples), listEvidence(evidence)]));
}

function costTable(cost: Report["cost"]): string {
  const price = cost.price === null ? "not given" : `${formatUsd(cost.price.inputUsd)} in, ${formatUsd(cost.price.outputUsd)} out, per million tokens`;
  return ["- " + inline(`Money: ${describeMoney(cost)}.`), "- " + inline(`Price: ${price}.`), "- " + inline(`Tokens: ${describeTokens(cost)}.`)].join("\n");
}
