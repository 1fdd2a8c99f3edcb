/** The shape of a reply in numbers: length, paragraphs, lists, headings, emphasis, punctuation, sentence length, and how long it thought. */
import { reasoningShapeStart } from "./feature-spaces.js";

/** Marks that are counted per character; each is a habit of layout or punctuation, none of content. */
const rates: readonly RegExp[] = [
  /^[ \t]*[-*•]\s/gm, /^[ \t]*\d+[.)、]\s/gm, /^#{1,2}\s/gm, /^#{3}\s/gm, /^#{4,}\s/gm, /\*\*[^*\n]+\*\*/g, /(?<![*])\*[^*\n]+\*(?![*])/g, /^(?:-{3,}|\*{3,})/gm,
  /—/g, /–/g, / - /g, /[“”]/g, /"/g, /’/g, /'/g, /\p{Extended_Pictographic}/gu, /:/g, /;/g, /\(/g, /!/g, /\?/g, /,/g, /^\|/gm, /```/g, / {2}\n/g, /…|\.\.\./g, /\n\n/g, /[A-Z]/g, /\d/g,
];
const perCharacters = 1000;
/** Added to the length, so that one mark in a short reply is no habit yet. */
const fewCharacters = 200;

/** In a fixed order. Natural logarithms throughout, since lengths differ by factors. */
export function measureShape(text: string, reasoning: string): number[] {
  const lines = text.split("\n");
  const paragraphs = text.split(/\n\s*\n/);
  const sentences = text.split(/[.!?。！？]\s*/).filter((sentence) => sentence.length > 1);
  const shape = [
    Math.log(text.length + 1), Math.log(paragraphs.length), Math.log(lines.length),
    ...rates.map((rate) => Math.log1p((perCharacters * (text.match(rate)?.length ?? 0)) / (text.length + fewCharacters))),
    Math.log1p(meanLength(sentences)), Math.log1p(meanLength(paragraphs)), Math.log1p(meanLength(lines)),
    /[.!?。！？"”)*]$/.test(text) ? 1 : 0, /\?["”*]?$/.test(text) ? 1 : 0,
  ];
  const thinking = reasoning === "" ? [0, 0] : [Math.log1p(reasoning.length), Math.log((reasoning.length + fewCharacters) / (text.length + fewCharacters))];
  if (shape.length !== reasoningShapeStart) throw new Error(`shape has ${shape.length} numbers, expected ${reasoningShapeStart}`);
  return [...shape, ...thinking];
}

function meanLength(parts: readonly string[]): number {
  return parts.length === 0 ? 0 : parts.reduce((sum, part) => sum + part.length, 0) / parts.length;
}
