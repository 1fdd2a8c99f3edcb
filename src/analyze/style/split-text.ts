/** Splits a text into words, numbers, single Han characters, marks and line breaks. */
import { remember } from "../remember.js";

const pieces = /\p{Script=Han}|\p{L}+|\p{N}+|\n+|[^\s\p{L}\p{N}]/gu;

/** One line break and several are two different pieces; how many several are is not told apart. */
export const splitText = remember((text: string): readonly string[] => (text.match(pieces) ?? []).map((piece) => (piece.startsWith("\n\n") ? "\n\n" : piece)));
