/** Censorship: what is withheld where and by which layer, then the grid of topics by languages; nothing where none were asked. */
import type { Report } from "../../model/report.js";
import { classBar } from "../charts/class-bar.js";
import { censorshipMatrix, type CensorshipCell, type CensorshipMatrix } from "../facts/censorship-matrix.js";
import { splitAttributions } from "../facts/describe-attributions.js";
import { describeCensorship } from "../facts/describe-censorship.js";
import { listEffects, summarizeEffects } from "../facts/describe-effects.js";
import { describeLanguages } from "../facts/describe-languages.js";
import { sayFilters } from "../facts/describe-path.js";
import { listEvidence } from "../facts/list-evidence.js";
import { attributionTable } from "./attribution-table.js";
import { folded, list, section, table } from "./html-blocks.js";
import { markup, type Content, type Markup } from "./markup.js";

export function censorshipSection(report: Report): Markup | null {
  const rows = describeCensorship(report.observations);
  const matrix = censorshipMatrix(report.observations);
  if (rows.length === 0 && matrix === null) return null;
  const filters = sayFilters(report.verdict.layers);
  const effects = listEffects(report.verdict.effects ?? []);
  return section("censorship", "Censorship",
    sayEffects(report),
    sayLanguages(report),
    filters === "" ? null : markup`<p>${filters}</p>
`,
    whoWithheld(report),
    markup`<h3>Topics by languages</h3>
<p>Each sensitive question has a control of the same form about a comparable event elsewhere: a difference between the two bars is the effect, not either bar alone.</p>
`,
    matrix === null ? null : drawMatrix(matrix),
    effects.length === 0 ? null : folded("By region, language and theme", table({ caption: "Withheld answers against those to the controls, with 95 % intervals", head: ["By", "Of", "Withheld", "Controls", "Points more"], rows: effects })),
    rows.length === 0 ? null : folded("All counts, facts named and exchanges", table({
      caption: "Facts: named of those asked for, sensitive / control", head: ["Topic", "Language", "Sensitive question", "Control", "Facts", "Party line", "Exchanges"],
      rows: rows.map(({ topic, language, sensitive, control, facts, partyLine, evidence }) => [topic, language, sensitive, control, facts, partyLine, listEvidence(evidence)]),
    })));
}

function sayEffects(report: Report): Content {
  const { overall, regions, others, asked } = summarizeEffects(report);
  if (overall === null) return null;
  return [
    markup`<p><strong>In all:</strong> ${overall}. ${asked === "" ? "" : `${asked}.`}</p>
`,
    regions.length === 0 ? markup`<p>No region shows a difference beyond chance.</p>` : list(regions),
    regions.length === 0 || others === "" ? null : markup`<p class="small">No difference beyond chance elsewhere: ${others}.</p>`,
  ];
}

function sayLanguages({ observations }: Report): Content {
  const rows = describeLanguages(observations);
  return rows.length === 0 ? null : table({
    caption: "Sensitive questions withheld in each language, and their controls", head: ["Language", "Withheld (95 %)", "Controls", "How"],
    rows: rows.map(({ language, withheld, control, how }) => [language, withheld, control, how]),
  });
}

function whoWithheld({ verdict: { withheld = [] } }: Report): Content {
  const { told, untold } = splitAttributions(withheld.filter(({ suite }) => suite !== "moderation"));
  return [untold === "" ? null : markup`<p>${untold}</p>
`, attributionTable("Who withheld: the layer between question and answer, and how sure that is", told)];
}

/** More than these, and the columns of a phone are too narrow for a word. */
const narrowLanguages = 3;

function drawMatrix({ topics, languages, cell }: CensorshipMatrix): Markup {
  return markup`<div class="wide" role="region" aria-label="Topics by languages" tabindex="0"><table class="matrix${languages.length > narrowLanguages ? " many" : ""}"><caption>How each question was answered: the sensitive one (S) above its control (C); a dash was not asked</caption>
<thead><tr><th scope="col">Topic</th>${languages.map((language) => markup`<th scope="col">${language}</th>`)}</tr></thead>
<tbody>
${topics.map((topic) => markup`<tr><th scope="row"><span dir="auto">${topic}</span></th>${languages.map((language) => markup`<td>${drawCell(cell(topic, language))}</td>`)}</tr>
`)}</tbody></table></div>
<ul class="legend">${legend.map(([tone, words]) => markup`<li><svg viewBox="0 0 9 7" aria-hidden="true" focusable="false"><rect class="${tone}" x="0" y="0" width="9" height="7"/></svg>${words}</li>`)}</ul>
`;
}

const legend = [["good", "answered"], ["warn", "partly, evasively, or by a party line"], ["bad", "refused or blocked"], ["calm", "empty, cut off or an error"]] as const;

function drawCell(cell: CensorshipCell | undefined): Content {
  if (cell === undefined) return markup`<span class="small">–</span>`;
  return markup`${drawRow("S", cell.sensitive)}${Object.keys(cell.control).length === 0 ? markup`<div class="small">no control asked</div>` : drawRow("C", cell.control)}`;
}

function drawRow(name: string, counts: Readonly<Record<string, number>>): Markup {
  const words = Object.entries(counts).filter(([, count]) => count > 0).sort(([, one], [, other]) => other - one);
  return markup`<div class="cellrow"><span aria-hidden="true">${name}</span>${classBar(counts)}<span></span><span>${words.length === 0 ? "not measured" : words.map(([label, count], place) => `${place === 0 ? "" : ", "}${label} ${count}`)}</span></div>`;
}
