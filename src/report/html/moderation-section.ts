/** Requests that vendors forbid beside harmless look-alikes: shares, who refused, topic by topic; nothing where none were asked. */
import type { Report } from "../../model/report.js";
import { describeAttributions } from "../facts/describe-attributions.js";
import { describeModeration } from "../facts/describe-moderation.js";
import { listEvidence } from "../facts/list-evidence.js";
import { attributionTable } from "./attribution-table.js";
import { section, table } from "./html-blocks.js";
import { markup, type Markup } from "./markup.js";

export function moderationSection({ observations, verdict: { withheld = [] } }: Report): Markup | null {
  const moderation = describeModeration(observations);
  if (moderation === null) return null;
  return section("moderation", "Moderation",
    markup`<p>${moderation.overall}. A refusal of the forbidden request is usual; a refusal of its harmless look-alike is not.</p>
`,
    attributionTable("Who refused: the layer between request and answer, and how sure that is", describeAttributions(withheld.filter(({ suite }) => suite === "moderation"))),
    table({
      caption: "How each request was met", head: ["Topic", "Language", "Forbidden", "Look-alike", "Exchanges"],
      rows: moderation.rows.map(({ topic, language, unsafe, harmless, evidence }) => [topic, language, unsafe, harmless, listEvidence(evidence)]),
    }));
}
