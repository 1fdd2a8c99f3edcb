/** What a reader makes of a question: words that are spelled out or encoded are read, and a task about the words themselves is told from one about their meaning. */

const spelledWord = /(?:[\p{L}\p{N}]-){2,}[\p{L}\p{N}](?![\p{L}\p{N}])/gu;
const encodedWord = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{8,}={0,2}(?![A-Za-z0-9+/=])/g;
const countLetters = /\bhow many (?:letters|characters)\b|多少个(?:字|字母|字符)|сколько букв|cuántas letras/i;
const quotedWord = /["“«]([^"”»\n]{1,80})["”»]/g;

/** The question with what was hidden in it written behind. */
export function understand(question: string): string {
  const start = question.slice(0, 4000);
  const spelled = [...start.matchAll(spelledWord)].map(([word]) => word.replaceAll("-", ""));
  const decoded = [...start.matchAll(encodedWord)].flatMap(([word]) => {
    const text = Buffer.from(word, "base64").toString("utf8");
    return /^[\p{L}\p{N}\p{P}\p{Zs}]{3,}$/u.test(text) && !text.includes("\ufffd") && /[a-z]/.test(word) && /[A-Z0-9]/.test(word) ? [text] : [];
  });
  return [question, ...spelled.length === 0 ? [] : [spelled.join(" ")], ...decoded].join("\n");
}

/** The numbers that a count of letters asks for; null when the question is no such task. */
export function countAskedLetters(question: string): string | null {
  const asked = countLetters.exec(question);
  if (asked === null) return null;
  const words = [...question.slice(asked.index).matchAll(quotedWord)].map(([, word = ""]) => word.replace(/[^\p{L}\p{N}]/gu, "").length);
  return words.length === 0 ? null : words.join(", ");
}
