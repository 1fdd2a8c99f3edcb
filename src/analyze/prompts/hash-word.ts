/** Words as small numbers, so that texts can be compared by their words without keeping one of them. */

/** FNV-1a, 32 bits (Fowler, Noll & Vo): fast, and the same on every machine. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) {
    hash ^= word.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

const pattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu;

/** Lower-case words; each character of an unspaced script is one. */
export function splitWords(text: string): string[] {
  return text.toLowerCase().match(pattern) ?? [];
}
