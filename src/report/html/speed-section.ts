/** Speed: how times and speeds spread, and their medians and slow tails in numbers. */
import type { Observation } from "../../model/observation.js";
import { latencyChart } from "../charts/latency-chart.js";
import { describeSpeed, isSpeed, speedMeasures } from "../facts/describe-speed.js";
import { describeSubject } from "../facts/describe-subject.js";
import { listEvidence } from "../facts/list-evidence.js";
import { figure, section, table } from "./html-blocks.js";
import { markup, type Markup } from "./markup.js";

export function speedSection(observations: readonly Observation[]): Markup {
  const rows = describeSpeed(observations);
  if (rows.length === 0) return section("speed", "Speed", markup`<p>Not measured in this run.</p>`);
  return section("speed", "Speed",
    markup`<div class="charts">${Object.entries(speedMeasures).map(([key, name]) => drawMeasure(name, observations.filter((one) => one.key === key && isSpeed(one))))}</div>
`,
    table({
      caption: "Medians with 95 % bounds by order statistics; n counts replies. Slow tails carry a one-sided 95 % bound, and stand only where there are replies enough for one.",
      head: ["Measure", "Where", "Median", "Slow 5 %", "Slow 1 %", "Exchanges"],
      rows: rows.map(({ measure, where, median, tails, evidence }) => [measure, where, median, tails[0] ?? "", tails[1] ?? "", listEvidence(evidence)]),
    }));
}

function drawMeasure(name: string, observations: readonly Observation[]): Markup | null {
  const rows = observations.flatMap((observation) => (observation.value?.kind === "samples" ? [{ name: describeSubject(observation), values: observation.value.values, samples: observation.samples, unit: observation.value.unit }] : []));
  const unit = rows[0]?.unit;
  const drawing = unit === undefined ? null : latencyChart(name, unit, rows.filter((row) => row.unit === unit));
  return drawing === null ? null : figure(name, drawing);
}
