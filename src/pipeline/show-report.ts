/** A finished report as text: its JSON as `report.json` has it, and the summary for a terminal. */
import type { Report } from "../model/report.js";
import { escapeTerminal } from "../report/escape-terminal.js";
import { renderers } from "../report/renderers.js";
import { renderStepSummary } from "../report/render-step-summary.js";
import { renderTerminal } from "../report/render-terminal.js";

export function reportAsJson(report: Report): string {
  return renderers.json.render(report);
}

export const reportForTerminal = renderTerminal;

/** Text that an endpoint may have chosen, safe to print. */
export const escapeForTerminal = escapeTerminal;

/** For a CI job's page. */
export const reportAsStepSummary = renderStepSummary;
