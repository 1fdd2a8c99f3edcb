/** A renderer turns a report into one file format, without network, clock or file system. */
import type { Report } from "../model/report.js";

export interface Renderer {
  readonly id: string;
  /** Without the dot. */
  readonly extension: string;
  /** The whole file, ending in a line break; the same report gives the same bytes. */
  render(report: Report): string;
}
