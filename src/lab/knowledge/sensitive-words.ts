/** The words that the lab's filters look for: subjects that hosts under Chinese rules are known to block, in several languages. */
export const sensitiveWords: readonly string[] = [
  "tiananmen", "tian'anmen", "june 4", "june fourth", "4 june", "tank man", "天安门", "天安門", "六四", "坦克人",
  "xinjiang", "uyghur", "uighur", "新疆", "维吾尔", "taiwan", "台湾", "臺灣", "hong kong", "香港",
  "great leap", "大跃进", "tibet", "dalai lama", "西藏", "达赖", "falun", "法轮功",
  "тяньаньмэн", "tiananmén", "синьцзян", "уйгур", "тайван", "гонконг", "большой скачок", "тибет", "taiwán", "gran salto", "tíbet", "uigur",
];

/** Whether any of the words stands in the text, letter case aside. */
export function holdsSensitiveWord(text: string): boolean {
  const lower = text.toLowerCase();
  return sensitiveWords.some((word) => lower.includes(word));
}
