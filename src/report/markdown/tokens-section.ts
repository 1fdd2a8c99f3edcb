/** Tokens and cost of an action in Markdown. */
import type { Report } from "../../model/report.js";
import { describeTokens } from "../facts/describe-tokens.js";
import { formatCount, formatUsd } from "../facts/format-number.js";
import { code, heading, join, list, table, type Inline } from "./markdown-blocks.js";

/** Empty where neither was measured. */
export function tokensSection({ tokens, cost }: Report): string {
  if (tokens === null && cost.actions.length === 0) return "";
  return join(
    heading(2, "Tokens and cost"),
    tokens === null ? null : list(describeTokens(tokens)),
    cost.actions.length === 0 ? null : table(
      ["Action", "Requests", "Tokens in / out", "Per request", "Per 1,000 characters", "Honest count, per request"],
      cost.actions.map((action): Inline[] => [
        code(action.action), formatCount(action.requests), `${formatCount(action.inputTokens)} / ${formatCount(action.outputTokens)}`, formatUsd(action.usdPerRequest),
        action.usdPer1000Characters === null ? "" : formatUsd(action.usdPer1000Characters), action.honestUsdPerRequest === null ? "" : formatUsd(action.honestUsdPerRequest),
      ]),
    ),
    cost.origin === null ? null : `Price: ${list([`${cost.origin.source}${cost.origin.date === null ? "" : `, of ${cost.origin.date}`}`]).slice(2)}.`,
  );
}
