/** What a conversation asks beyond its question: the language, one word only, a prefix, silence on a subject, another name. */
import type { ChatRequest } from "./upstream.js";
import type { Language } from "./answer-distribution.js";

export interface Instructions {
  readonly system: string;
  /** The last user message. */
  readonly question: string;
  readonly language: Language;
  readonly oneWord: boolean;
  /** What every reply has to start with. */
  readonly prefix: string;
  /** What the system prompt forbids to talk about, in lower case. */
  readonly forbidden: readonly string[];
  /** Who the system prompt says it is. */
  readonly identity: { readonly name: string; readonly maker: string | null } | null;
  readonly json: boolean;
}

/** Longer prompts are read up to here: no question is recognised by what stands further on. */
const readCharacters = 8000;
const chinese = /[㐀-鿿]/g;

function detectLanguage(text: string): Language {
  if (/\b(?:in|into) english\b|用英(?:文|语)/i.test(text)) return "en";
  if (/\b(?:in|into) (?:chinese|mandarin)\b|用中文|用汉语/i.test(text)) return "zh";
  // Chinese writes a word in one or two characters: a third of the letters is most of the text.
  const letters = text.match(/[\p{L}]/gu)?.length ?? 0;
  return (text.match(chinese)?.length ?? 0) * 3 >= Math.max(1, letters) ? "zh" : "en";
}

const findPrefix = (text: string): string =>
  /\b(?:start|begin|prefix)\b (?:(?:every|each|all|any|your|the) ){1,3}(?:of your )?(?:reply|replies|answers?|responses?|messages?|output) (?:by|with)(?: the (?:word|text|string|token|code))?:? ?["“'`]?([^"”'`\n.]{1,80})/i.exec(text)?.[1]?.trim()
  ?? /(?:以|用)[“"「]?([^”"」，。\n]{1,40})[”"」]?(?:开头|开始)/.exec(text)?.[1]?.trim()
  ?? /(?:начни ответ со? слова|empieza tu respuesta con) [«"]([^»"\n]{1,40})/i.exec(text)?.[1]?.trim() ?? "";

function findForbidden(system: string): readonly string[] {
  const found = /\b(?:do not|don't|never|refuse to|must not) (?:discuss|talk about|answer questions? (?:about|on)|mention|comment on) ([^.\n]{1,200})/i.exec(system)?.[1]
    ?? /(?:不要|禁止|拒绝)(?:讨论|谈论|回答关于)([^。\n]{1,100})/.exec(system)?.[1] ?? "";
  return found.toLowerCase().split(/,|;|、|，|\bor\b|\band\b|或|和/).map((part) => part.trim()).filter((part) => part.length > 1).slice(0, 20);
}

export function readInstructions(request: ChatRequest): Instructions {
  const system = request.messages.filter((message) => message.role === "system").map((message) => message.content).join("\n").slice(0, readCharacters);
  const question = request.messages.findLast((message) => message.role === "user")?.content.slice(0, readCharacters) ?? "";
  const named = /\b[Yy]ou are ([A-Z][\w-]*(?: [A-Z0-9][\w.-]*){0,3})(?:,[^.\n]{0,60}?\b(?:made|built|created|developed|trained) by ([A-Z][\w&]*(?: [A-Z][\w&]*){0,3}))?/.exec(system);
  const format = request.body["response_format"];
  return {
    system,
    question,
    language: detectLanguage(question),
    oneWord: /\b(?:one|single|1)[- ](?:single )?(?:word|number|name|token)\b|\b(?:only|just) (?:with )?(?:the |a |one |its )?(?:word|name|number|answer|colou?r|city|letter|digit)\b|\bnothing else\b|一个(?:词|单词|字|数字|词语)(?:回答|作答|即可)?|只(?:用|回答|输出|说|写|给出)/i.test(`${system}\n${question}`),
    prefix: findPrefix(question.length < 2000 ? `${system}\n${question}` : system),
    forbidden: findForbidden(system),
    identity: named?.[1] === undefined ? null : { name: named[1], maker: named[2] ?? null },
    json: typeof format === "object" && format !== null && !Array.isArray(format) && "type" in format && format.type !== "text",
  };
}
