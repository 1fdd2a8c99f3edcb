/** The kind of a text by its letters. */
import type { TextKind } from "../../model/meter-reading.js";

const letter = /\p{L}/gu;
const latin = /\p{Script=Latin}/u;
/** From this share of letters on a text is of another script. */
const OTHER_SHARE = 0.5;

export function nameTextKind(text: string): TextKind {
  let letters = 0;
  let other = 0;
  let accented = false;
  for (const [each] of text.matchAll(letter)) {
    letters += 1;
    if (!latin.test(each)) other += 1;
    else if (each > "\x7f") accented = true;
  }
  if (letters > 0 && other / letters >= OTHER_SHARE) return "other-script";
  return accented ? "accented" : "plain";
}
