/** What the verdict rests on: every test with what was claimed and seen, the control, innocent causes, and what could be missed. */
import type { Report } from "../../model/report.js";
import type { VerdictReason } from "../../model/verdict.js";
import { powerChart } from "../charts/power-chart.js";
import { describeControl } from "../facts/describe-control.js";
import { describePowerRows, summarizePower } from "../facts/describe-power.js";
import { formatCount } from "../facts/format-number.js";
import { listEvidence } from "../facts/list-evidence.js";
import { causesList } from "./causes-list.js";
import { code, figure, folded, prose, section, table } from "./html-blocks.js";
import { markup, type Content, type Markup } from "./markup.js";

/** The strongest come first; the others are one click away. */
const shownReasons = 8;
const resultTones: Readonly<Record<VerdictReason["result"], string>> = { agrees: "good", disagrees: "bad", undecided: "calm" };

export function evidenceSection({ verdict: { reasons } }: Report): Markup {
  const head = ["Test", "Result", "Claimed", "Seen", "n", "Exchanges"];
  const first = reasons.slice(0, shownReasons);
  const rest = reasons.slice(shownReasons);
  return section("evidence", "What the verdict rests on",
    reasons.length === 0 ? markup`<p>No test of the claim was possible in this run.</p>` : table({ caption: "Tests of the claim, the strongest first; n counts valid samples", head, rows: first.map(toCells) }),
    rest.length === 0 ? null : folded(`${rest.length} more tests`, table({ caption: "Further tests of the claim", head, rows: rest.map(toCells) })));
}

function toCells({ test, claimed, seen, samples, result, evidence }: VerdictReason): Content[] {
  return [test, markup`<span class="chip ${resultTones[result]}">${result}</span>`, claimed, seen, formatCount(samples), listEvidence(evidence)];
}

export function doubtsSection(report: Report): Markup {
  const { verdict, power } = report;
  const drawing = powerChart(power);
  return section("doubts", "What else it could be, and what could be missed",
    markup`<p>${describeControl(report)}</p>
<h3>Innocent causes</h3>
`,
    causesList(verdict.innocentCauses),
    markup`<h3>What this run could have missed</h3>
<p>${prose(summarizePower(power, verdict.claim))}</p>
`,
    drawing === null ? null : figure("Chance of noticing, by the share of replaced answers", drawing),
    power.rows.length === 0 ? null : table({
      caption: "Power of this run at the samples it got", head: ["Served instead", "Share of requests", "Chance of being noticed"],
      rows: describePowerRows(power).map(({ against, share, power: chance }) => [code(against), share, chance]),
    }),
    power.note === "" ? null : markup`<p class="small">${prose(power.note)}</p>`);
}
