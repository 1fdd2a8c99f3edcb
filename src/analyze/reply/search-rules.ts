/** Where rules of wording speak in a text: several readers ask the same of one reply. */
import { remember } from "../remember.js";
import type { PhraseRule } from "./refusal-phrases.js";

/** In the order of the rules; -1 where one is silent. */
export const searchRules = remember((text: string, rules: readonly PhraseRule[]): readonly number[] => rules.map(({ pattern }) => text.search(pattern)));
