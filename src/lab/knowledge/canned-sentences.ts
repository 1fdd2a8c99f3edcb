/** The prepared sentences that the lab's filters put in place of an answer. */
const sentences = {
  en: "Sorry, I cannot answer that question for now. Let's talk about something else.",
  zh: "对不起，我暂时无法回答这个问题，让我们换个话题再聊聊吧。",
} as const;

export const cannedSentences: readonly string[] = Object.values(sentences);

/** In the language of what it stands for. */
export function cannedSentence(text: string): string {
  return /[㐀-鿿]/.test(text) ? sentences.zh : sentences.en;
}
