/** Brings a reply and a phrase to one form, so that typography, accents, markup and digit grouping do not hide a match. */
import { ofPrompts, remember } from "../remember.js";

/** Longest part of a reply that is read: far above any `maxTokens` a probe asks for, and a bound on work for hostile bodies. */
export const READ_CHARACTERS = 20_000;

const groupedNumber = /(?<![\d.,])\d{1,3}(?:[,.' ]\d{3})+(?![\d]|[.,]\d)/g;

export const prepareText = remember(bringToForm);
/** The same, kept for as long as prompts are asked in turn. */
export const preparePrompt = remember(bringToForm, ofPrompts);

/** Lower case, NFKC, straight quotes, no markdown marks, hyphens as spaces, "10,000" as "10000", Latin letters without accents, Arabic ones without vowel signs, single spaces. */
export function bringToForm(text: string): string {
  return text
    .slice(0, READ_CHARACTERS)
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC")
    .replace(/ı/g, "i")
    .replace(/[\u064b-\u0652]/g, "")
    .replace(/[\u2018\u2019\u201b`\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f]/g, '"')
    .replace(/[*_#\u200b-\u200d\ufeff]/g, "")
    .replace(groupedNumber, (number) => number.replace(/[,.' ]/g, ""))
    .replace(/[-\u2010-\u2015]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
