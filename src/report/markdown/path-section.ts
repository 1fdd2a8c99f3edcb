/** Filters and the way of the requests, in Markdown. */
import type { Report } from "../../model/report.js";
import { describeLayers, describePath, type PathRow } from "../facts/describe-path.js";
import { listEvidence } from "../facts/list-evidence.js";
import { heading, join, table, type Inline } from "./markdown-blocks.js";

export function pathSection({ verdict, observations }: Report): string {
  const filters = describeLayers(verdict.layers);
  const path = describePath(verdict, observations);
  return join(
    heading(2, "Filters and path"),
    filters.length === 0 ? "No filter was recognised by its signature." : table(["Filter", "Seen", "Exchange ids"], filters.map(toCells)),
    path.length === 0 ? "Nothing is known of the path." : table(["Path", "Seen", "Exchange ids"], path.map(toCells)),
  );
}

function toCells({ what, seen, evidence }: PathRow): Inline[] {
  return [what, seen, listEvidence(evidence)];
}
