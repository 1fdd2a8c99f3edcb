/** Tokens and cost: who counts and who writes, token counts over growing prompts, and the cost of an action; nothing where none were measured. */
import type { Observation } from "../../model/observation.js";
import type { Report } from "../../model/report.js";
import { slopeChart } from "../charts/slope-chart.js";
import { describeSubject } from "../facts/describe-subject.js";
import { describeTokens } from "../facts/describe-tokens.js";
import { formatCount, formatNumber, formatUsd } from "../facts/format-number.js";
import { listEvidence } from "../facts/list-evidence.js";
import { code, figure, list, prose, section, table } from "./html-blocks.js";
import { markup, type Markup } from "./markup.js";

export function isLine({ value }: Observation): boolean {
  return value?.kind === "line";
}

export function tokensSection({ observations, tokens, cost }: Report): Markup | null {
  const lines = observations.flatMap((observation) => (observation.value?.kind === "line" ? [{ observation, name: `${describeSubject(observation)}`, ...observation.value }] : []));
  if (lines.length === 0 && tokens === null && cost.actions.length === 0) return null;
  const drawing = slopeChart(lines);
  return section("tokens", "Tokens and cost",
    tokens === null ? null : list(describeTokens(tokens).map((line) => prose(line))),
    lines.length === 0 ? null : markup`<p>The slope is what one more copy of a text costs, and tells tokenizers apart; what is counted at zero copies is the template, and anything that was put before the prompt.</p>
`,
    drawing === null ? null : figure("Input tokens reported for growing prompts", drawing),
    lines.length === 0 ? null : table({
      caption: "Lines through the reported input tokens", head: ["Measure", "Where", "Tokens a copy", "Tokens at zero", "n", "Exchanges"],
      rows: lines.map(({ observation, name, slope, intercept }) => [observation.key, name, formatNumber(slope), formatNumber(intercept), formatCount(observation.samples), listEvidence(observation.evidence)]),
    }),
    cost.actions.length === 0 ? null : table({
      caption: "What an action costs, as billed and by an honest count",
      head: ["Action", "Requests", "Tokens in / out", "Per request", "Per 1,000 characters", "Honest, per request"],
      rows: cost.actions.map((action) => [code(action.action), formatCount(action.requests), `${formatCount(action.inputTokens)} / ${formatCount(action.outputTokens)}`, formatUsd(action.usdPerRequest), action.usdPer1000Characters === null ? "" : formatUsd(action.usdPer1000Characters), action.honestUsdPerRequest === null ? "" : formatUsd(action.honestUsdPerRequest)]),
    }));
}
