/** check.html: one endpoint's check with the timeline of its batches, under the same policy as a report. */
import type { CheckResult, History } from "../../model/history.js";
import { timelineChart } from "../charts/timeline-chart.js";
import { checkTones, checkWords, describeSignals, toTimeline } from "../facts/describe-check.js";
import { composePage } from "../html/compose-page.js";
import { code, figure, list, prose, section, table } from "../html/html-blocks.js";
import { markup } from "../html/markup.js";
import { gateRow } from "../render-check-terminal.js";

/** `history`: null where it could not be read. Ends in a line break. */
export function renderCheckHtml(result: CheckResult, history: Pick<History, "batches"> | null): string {
  const { target, exitCode, sentence, status, gates, diff, accepted, warnings, error } = result;
  const tone = checkTones[exitCode];
  const drawing = history === null ? null : timelineChart(toTimeline(history, result), status?.since ?? null);
  const signals = describeSignals(result);
  return composePage({
    title: `Check of ${target}: ${checkWords[exitCode]}`,
    body: markup`<header class="banner ${tone}">
<p class="kicker">Check of ${code(target)}</p>
<h1>${status?.state === "changed" ? "Changed" : exitCode === 0 ? "Steady" : exitCode === 1 ? "A gate failed" : exitCode === 2 ? "Could not run" : "Inconclusive"} <span class="chip ${tone}">exit ${exitCode}</span></h1>
<p class="lead" dir="auto">${prose(sentence)}</p>
${error === null ? null : markup`<p class="todo"><strong>What to do</strong> ${prose(error.remedy)}</p>
`}</header>
${drawing === null ? null : section("timeline", "Batches over time", figure("One mark a batch: a circle is steady, a triangle differed in something, a square comes after the change, a diamond was inconclusive", drawing))}${signals.length === 0 ? null : section("signals", "Signals", table({
      caption: "Evidence of a change as a factor, and where the alarm is", head: ["Signal", "Evidence", "Alarm at", "State"],
      rows: signals.map(({ signal, evidence, alarm, alarmed }) => [signal, evidence, alarm, markup`<span class="chip ${alarmed ? "bad" : "good"}">${alarmed ? "alarm" : "steady"}</span>`]),
    }))}${gates.length === 0 ? null : section("gates", "Gates", table({ caption: "Every gate with what was expected and measured", head: ["Gate", "Measure", "Expected", "Actual", "n", "Outcome"], rows: gates.map(gateRow) }))}${diff === null ? null : section("changes", "Against the baseline",
      markup`<p dir="auto">${prose(diff.sentence)}</p>
`, diff.changes.length === 0 ? null : list(diff.changes.map((change) => prose(change.sentence))))}${accepted.length + warnings.length === 0 ? null : section("notes", "To mind", list([...accepted.map(({ finding, reason, expires }) => prose(`accepted until ${expires}: ${finding} (${reason})`)), ...warnings.map((warning) => prose(warning))]))}`,
    footer: markup`Written by ai-audit. This file needs no network and no script.`,
  });
}
