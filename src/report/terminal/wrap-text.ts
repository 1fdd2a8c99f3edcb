/** Breaks text into lines of a given width on a terminal, where Chinese, Japanese and Korean signs take two columns. */

const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const mark = /\p{M}/u;
/** Where a long word is best cut: after these. */
const joints = /[-_/.:,;]/;
const glue = "\u00a0";

/** Columns that a text takes; the text holds no control characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (character < "\u0300") return 1;
  return mark.test(character) ? 0 : wide.test(character) ? 2 : 1;
}

/**
 * At least one line. Words longer than a line are cut (`longWords: "cut"`, for tables) or left whole on a line of their
 * own, so that commands and paths can be copied.
 */
export function wrapText(text: string, width: number, longWords: "cut" | "whole"): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of glueNumbers(text).split(" ").flatMap((one) => (longWords === "cut" || wide.test(one) ? cutWord(one, width) : [one]))) {
    const size = displayWidth(word);
    if (line !== "" && used + 1 + size > width) {
      lines.push(line);
      line = word;
      used = size;
    } else {
      used += size + (line === "" ? 0 : 1);
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((one) => one.replaceAll(glue, " "));
}

/** The width that holds every word of a text. */
export function longestWord(text: string): number {
  return Math.max(...glueNumbers(text).split(" ").map(displayWidth));
}

/** A number stays with its unit: "12 %", "n = 24". */
function glueNumbers(text: string): string {
  return text.replace(/(?<=\d) (?=(?:%|ms|s|min)(?![\p{L}\p{N}]))/gu, glue).replace(/\bn = (?=\d)/g, `n${glue}=${glue}`);
}

function cutWord(word: string, width: number): string[] {
  const parts: string[] = [];
  let part = "";
  let used = 0;
  for (const character of word) {
    const size = characterWidth(character);
    if (part !== "" && used + size > width) {
      const end = cutPlace(part);
      parts.push(part.slice(0, end));
      part = part.slice(end);
      used = displayWidth(part);
    }
    part += character;
    used += size;
  }
  return [...parts, part];
}

/** After the last joint of the second half, else at the end. */
function cutPlace(part: string): number {
  for (let place = part.length; place > part.length / 2; place -= 1) if (joints.test(part[place - 1] ?? "")) return place;
  return part.length;
}
