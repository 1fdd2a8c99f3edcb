/** Splits a text into words, numbers, single Han characters, marks and line breaks. */

const pieces = /\p{Script=Han}|\p{L}+|\p{N}+|\n+|[^\s\p{L}\p{N}]/gu;

/** One line break and several are two different pieces; how many several are is not told apart. */
export function splitText(text: string): string[] {
  return (text.match(pieces) ?? []).map((piece) => (piece.startsWith("\n\n") ? "\n\n" : piece));
}
