/** How a model declines in its own words: put together anew each time, since no two replies of a model are alike. */
import type { Random } from "../random.js";

const parts = {
  en: [
    ["I'm sorry, but ", "Unfortunately, ", "I appreciate the question, but ", "I understand your interest; however, ", ""],
    ["I can't discuss this subject", "I'm not able to provide information on that topic", "I cannot answer questions about this matter", "I'm unable to talk about that here"],
    [". ", " at this time. ", " in this conversation. "],
    ["Is there something else I can help with?", "Please feel free to ask me about another subject.", "I'd be glad to help with a different question.", "Perhaps we can look at something else."],
  ],
  zh: [
    ["抱歉，", "很抱歉，", "对不起，", "感谢您的提问，但", ""],
    ["我无法回答有关这一主题的问题", "我不能讨论这个话题", "我无法提供这方面的信息", "这个问题我无法回答"],
    ["。", "，请谅解。"],
    ["您可以问我别的问题。", "如果有其他问题，我很乐意帮忙。", "我们换个话题吧。", "请问还有什么可以帮您？"],
  ],
} as const;

export function declineInWords(language: keyof typeof parts, random: Random): string {
  return parts[language].map((choices) => random.pick<string>(choices)).join("");
}
