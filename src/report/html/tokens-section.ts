/** Token counts over growing prompts; nothing where none were measured. */
import type { Observation } from "../../model/observation.js";
import { slopeChart } from "../charts/slope-chart.js";
import { describeSubject } from "../facts/describe-subject.js";
import { formatCount, formatNumber } from "../facts/format-number.js";
import { listEvidence } from "../facts/list-evidence.js";
import { figure, section, table } from "./html-blocks.js";
import { markup, type Markup } from "./markup.js";

export function isLine({ value }: Observation): boolean {
  return value?.kind === "line";
}

export function tokensSection(observations: readonly Observation[]): Markup | null {
  const lines = observations.flatMap((observation) => (observation.value?.kind === "line" ? [{ observation, name: `${describeSubject(observation)}`, ...observation.value }] : []));
  if (lines.length === 0) return null;
  const drawing = slopeChart(lines);
  return section("tokens", "Tokens",
    markup`<p>The slope is what one more copy of a text costs, and tells tokenizers apart; what is counted at zero copies is the template, and anything that was put before the prompt.</p>
`,
    drawing === null ? null : figure("Input tokens reported for growing prompts", drawing),
    table({
      caption: "Lines through the reported input tokens", head: ["Measure", "Where", "Tokens a copy", "Tokens at zero", "n", "Exchanges"],
      rows: lines.map(({ observation, name, slope, intercept }) => [observation.key, name, formatNumber(slope), formatNumber(intercept), formatCount(observation.samples), listEvidence(observation.evidence)]),
    }));
}
