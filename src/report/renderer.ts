/** A renderer turns a report into one file format, without network, clock or file system. */
import type { Severity } from "../model/finding.js";
import type { Report } from "../model/report.js";

/** What a format may need to know beside the report. */
export interface RenderContext {
  /** What `--fail-on` asked for; null: findings fail nothing. */
  readonly failOn: Severity | null;
  /** Where the endpoint is configured: a path relative to the working directory, and a line from 1. */
  readonly origin: { readonly file: string; readonly line: number } | null;
}

export const plainContext: RenderContext = { failOn: null, origin: null };

export interface Renderer {
  readonly id: string;
  /** Without the first dot. */
  readonly extension: string;
  /** The whole file, ending in a line break; the same report in the same context gives the same bytes. */
  render(report: Report, context?: RenderContext): string;
}
