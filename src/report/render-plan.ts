/** A dry run on the terminal: what would be sent, what it may cost, and what the answers could settle. */
import type { RecordingHeader } from "../model/recording.js";
import type { RunPreview } from "../model/run-preview.js";
import { describeCoverage, describeSkipped } from "./facts/describe-run.js";
import { formatCount, formatUsd } from "./facts/format-number.js";
import { TerminalPage, type TerminalLook } from "./terminal/terminal-page.js";

type HeaderPart = Pick<RecordingHeader, "endpoint" | "options">;

/** Ends in a line break. */
export function renderPlan(preview: RunPreview, { endpoint, options }: HeaderPart, look: TerminalLook): string {
  const { plan } = preview;
  const page = new TerminalPage(look);
  page.labelled("Dry run", "nothing was sent");
  page.labelled("Endpoint", `${endpoint.baseUrl} (${endpoint.protocol})`);
  page.labelled("Claim", endpoint.claim === endpoint.model ? endpoint.claim : `${endpoint.claim} (asked for as ${endpoint.model})`);
  page.labelled("Depth", `${plan.depth}, seed ${plan.seed} (--seed ${plan.seed} asks the same again)`);
  page.labelled("Requests", `${formatCount(preview.requests)} planned, at most ${formatCount(options.maxRequests)} with retries`);
  page.labelled("Tokens", `at most ${formatCount(preview.inputTokensCeiling)} in and ${formatCount(preview.outputTokensCeiling)} out`);
  page.labelled("Cost", describeCost(preview, options.maxUsd));
  page.heading("What would be asked");
  for (const line of describeCoverage(plan)) page.item(line);
  for (const line of describeSkipped(plan)) page.item(`skipped ${line}`);
  writeLines(page, "What this claim's references can convict", preview.convict);
  writeLines(page, "What they can only rank", preview.rank);
  writeLines(page, "What they cannot see", preview.blind);
  return page.toString();
}

function describeCost({ worstCaseUsd }: RunPreview, maxUsd: number | null): string {
  if (worstCaseUsd === null) return "not known: give --price IN,OUT in USD per million tokens";
  return `${formatUsd(worstCaseUsd)} if every reply is as long as it may be${maxUsd === null ? "; no money limit" : `; the run ends at ${formatUsd(maxUsd)}`}`;
}

function writeLines(page: TerminalPage, heading: string, lines: readonly string[]): void {
  page.heading(heading);
  if (lines.length === 0) page.paragraph("Nothing.");
  for (const line of lines) page.item(line);
}
