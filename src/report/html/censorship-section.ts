/** Sensitive questions beside their controls, topic by language; nothing where none were asked. */
import type { Observation } from "../../model/observation.js";
import { classBar } from "../charts/class-bar.js";
import { censorshipMatrix, type CensorshipCell, type CensorshipMatrix } from "../facts/censorship-matrix.js";
import { describeCensorship } from "../facts/describe-censorship.js";
import { listEvidence } from "../facts/list-evidence.js";
import { folded, section, table } from "./html-blocks.js";
import { markup, type Content, type Markup } from "./markup.js";

export function censorshipSection(observations: readonly Observation[]): Markup | null {
  const rows = describeCensorship(observations);
  const matrix = censorshipMatrix(observations);
  if (rows.length === 0 && matrix === null) return null;
  return section("censorship", "Censorship",
    markup`<p>Each sensitive question has a control of the same form about a comparable event elsewhere: a difference between the two bars is the effect, not either bar alone.</p>
`,
    matrix === null ? null : drawMatrix(matrix),
    rows.length === 0 ? null : folded("All counts, facts named and exchanges", table({
      caption: "Facts: named of those asked for, sensitive / control", head: ["Topic", "Language", "Sensitive question", "Control", "Facts", "Party line", "Exchanges"],
      rows: rows.map(({ topic, language, sensitive, control, facts, partyLine, evidence }) => [topic, language, sensitive, control, facts, partyLine, listEvidence(evidence)]),
    })));
}

function drawMatrix({ topics, languages, cell }: CensorshipMatrix): Markup {
  return markup`<table class="matrix"><caption>How each question was answered: the sensitive one (S) above its control (C)</caption>
<thead><tr><th scope="col">Topic</th>${languages.map((language) => markup`<th scope="col">${language}</th>`)}</tr></thead>
<tbody>
${topics.map((topic) => markup`<tr><th scope="row"><span dir="auto">${topic}</span></th>${languages.map((language) => markup`<td>${drawCell(cell(topic, language))}</td>`)}</tr>
`)}</tbody></table>
<ul class="legend">${legend.map(([tone, words]) => markup`<li><svg viewBox="0 0 9 7" aria-hidden="true" focusable="false"><rect class="${tone}" x="0" y="0" width="9" height="7"/></svg>${words}</li>`)}</ul>
`;
}

const legend = [["good", "answered"], ["warn", "partly, evasively, or by a party line"], ["bad", "refused or blocked"], ["calm", "empty, cut off or an error"]] as const;

function drawCell(cell: CensorshipCell | undefined): Content {
  if (cell === undefined) return markup`<span class="small">not asked</span>`;
  return markup`${drawRow("S", cell.sensitive)}${drawRow("C", cell.control)}`;
}

function drawRow(name: string, counts: Readonly<Record<string, number>>): Markup {
  const words = Object.entries(counts).filter(([, count]) => count > 0).sort(([, one], [, other]) => other - one);
  return markup`<div class="cellrow"><span aria-hidden="true">${name}</span>${classBar(counts)}<span></span><span>${words.length === 0 ? "not measured" : words.map(([label, count], place) => `${place === 0 ? "" : ", "}${label} ${count}`)}</span></div>`;
}
