/** Breaks text into lines of a given width on a terminal, where Chinese, Japanese and Korean signs take two columns. */

const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const mark = /\p{M}/u;

/** Columns that a text takes; the text holds no control characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += mark.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

/**
 * At least one line. Words longer than a line are cut (`longWords: "cut"`, for tables) or left whole on a line of their
 * own, so that commands and paths can be copied.
 */
export function wrapText(text: string, width: number, longWords: "cut" | "whole"): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((one) => (longWords === "cut" ? cutWord(one, width) : breakWide(one, width)))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** Text without spaces, as Chinese is written, may break anywhere. */
function breakWide(word: string, width: number): string[] {
  return wide.test(word) ? cutWord(word, width) : [word];
}

function cutWord(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (part !== "" && displayWidth(part + character) > width) {
      parts.push(part);
      part = character;
    } else part += character;
  }
  return [...parts, part];
}
