/** The few shapes an HTML report is made of: sections, tables that fold on a phone, lists, labelled facts. */
import { markup, text, type Content, type Markup } from "./markup.js";

/** Sentences of our own, names from outside within: room for all, bounded all the same. */
const sentenceLimit = 2400;
/** Never broken between its digits. */
const plainNumber = /^[-+\d.,]{1,12}( %)?$/;
const quotedCommand = /(?<!`)`([^`]+)`(?!`)/u;

/** Our own sentences, which name commands between backticks and may carry names from outside. */
export function prose(sentence: string): Markup {
  const parts = sentence.slice(0, 2 * sentenceLimit).split(quotedCommand);
  return markup`${parts.map((part, place) => (place % 2 === 0 ? text(part, sentenceLimit) : code(part)))}`;
}

/** Names, ids and addresses: set apart from the sentence around them, whichever way they are written. */
export function code(name: string): Markup {
  return markup`<code dir="auto">${name}</code>`;
}

export function section(id: string, title: string, ...contents: readonly Content[]): Markup {
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${contents}
</section>
`;
}

export function list(items: readonly Content[]): Markup {
  return markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`;
}

export interface TableShape {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Content[])[];
}

/** On a phone each row becomes a card whose cells carry their column's name; the roles keep it a table for screen readers all the same. */
export function table({ caption, head, rows }: TableShape): Markup {
  return markup`<table role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${head.map((name) => markup`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map((row) => markup`<tr role="row">${head.map((name, place) => cell(name, row[place] ?? null, place))}</tr>
`)}</tbody></table>
`;
}

function cell(name: string, content: Content, place: number): Markup {
  const shown = content === null || content === "" ? "–" : typeof content === "string" ? prose(content) : content;
  return place === 0
    ? markup`<th role="rowheader" scope="row" data-label="${name}"><span dir="auto">${shown}</span></th>`
    : markup`<td role="cell"${typeof content === "string" && plainNumber.test(content) ? markup` class="number"` : null} data-label="${name}"><span dir="auto">${shown}</span></td>`;
}

/** A term and what is known of it, side by side. */
export function facts(rows: readonly (readonly [string, Content])[]): Markup {
  return markup`<dl class="facts">${rows.map(([term, what]) => markup`<div><dt>${term}</dt><dd dir="auto">${typeof what === "string" ? prose(what) : what}</dd></div>`)}</dl>
`;
}

/** A drawing under the words that say the same. */
export function figure(caption: Content, drawing: Markup): Markup {
  return markup`<figure><figcaption>${caption}</figcaption>
${drawing}
</figure>
`;
}

/** Folded away on screen, open in print. */
export function folded(summary: Content, ...contents: readonly Content[]): Markup {
  return markup`<details><summary>${summary}</summary>
${contents}
</details>
`;
}
