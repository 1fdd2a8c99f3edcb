/** Whether a style map was learned from the language of a text: of another it would take the language for a model's style. */
import type { StyleMap } from "../../model/style-map.js";
import { countCharacters } from "../count-characters.js";
import { hashFeature } from "./feature-spaces.js";
import { findScript } from "./find-script.js";
import { listFeatures } from "./list-features.js";
import { splitText } from "./split-text.js";

/** Of Latin text that is not English, the map knows this part of the words at least. Learned: 97 of 100 replies (Finnish, n = 297); not learned: 5 of 100 (n = 1,350). */
const leastKnownWords = 0.02;
/** Japanese is written with Han characters too, and with about as many kana. */
const mostKana = 0.05;

export function isLearnedLanguage(map: StyleMap, text: string): boolean {
  const script = findScript(text);
  if (map.centres[script] === undefined) return false;
  switch (script) {
    case "english": case "other": return true;
    case "han": return countCharacters(text, /[\p{Script=Hiragana}\p{Script=Katakana}]+/gu) <= mostKana * countCharacters(text, /\p{L}+/gu);
    case "latin": {
      const words = splitText(text).filter((piece) => /^\p{L}/u.test(piece));
      const features = listFeatures(map);
      return words.filter((word) => features.has(hashFeature("words", word))).length >= leastKnownWords * words.length;
    }
  }
}
