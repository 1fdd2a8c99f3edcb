/** Filters and the way of the requests. */
import type { Report } from "../../model/report.js";
import { describeLayers, describePath, type PathRow } from "../facts/describe-path.js";
import { listEvidence } from "../facts/list-evidence.js";
import { section, table } from "./html-blocks.js";
import { markup, type Content, type Markup } from "./markup.js";

export function pathSection({ verdict, observations }: Report): Markup {
  const filters = describeLayers(verdict.layers);
  const path = describePath(verdict, observations);
  return section("path", "Filters and path",
    filters.length === 0 ? markup`<p>No filter was recognised by its signature.</p>` : table({ caption: "Filters that were recognised", head: ["Filter", "Seen", "Exchanges"], rows: filters.map(toCells) }),
    path.length === 0 ? markup`<p>Nothing is known of the path.</p>` : table({ caption: "What lies between buyer and model", head: ["What", "Seen", "Exchanges"], rows: path.map(toCells) }));
}

function toCells({ what, seen, evidence }: PathRow): Content[] {
  return [what, seen, listEvidence(evidence)];
}
