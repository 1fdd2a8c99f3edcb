/** Writes out every character that a screen would obey, hide or reorder, so that a reader sees what really came. */

/** Letters, digits and signs stay; controls, format and ignorable characters, separators of lines and stray surrogates do not. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
const mark = /\p{M}/u;
/** No living script stacks more marks on one letter; towers of them run over the lines above and below. */
const maxMarks = 3;
const shortForms: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * At most `limit` characters of what is shown, then how many characters were left out.
 * Line breaks become `\n`, escape becomes `\x1b`, a right-to-left override `\u{202e}`.
 */
export function makeVisible(text: string, limit: number): string {
  let shown = "";
  let used = 0;
  let taken = 0;
  let marks = 0;
  for (const character of text) {
    marks = mark.test(character) ? marks + 1 : 0;
    const form = unseen.test(character) || marks > maxMarks ? writeOut(character) : character;
    const size = form === character ? 1 : form.length;
    if (used + size > limit) return `${shown}… (${countCharacters(text, taken)} more characters)`;
    shown += form;
    used += size;
    taken += character.length;
  }
  return shown;
}

function writeOut(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return shortForms[character] ?? (code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`);
}

/** Code points from a place on, without building an array of what may be megabytes. */
function countCharacters(text: string, from: number): number {
  let count = 0;
  for (let place = from; place < text.length; count += 1) place += (text.codePointAt(place) ?? 0) > 0xffff ? 2 : 1;
  return count;
}
