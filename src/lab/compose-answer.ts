/** What a persona says to a conversation: finds the kind of request and answers it in the persona's manner. */
import { distributionFor, drawAnswer, findCategory, temper } from "./answer-one-word.js";
import type { Language, WeightedAnswer } from "./answer-distribution.js";
import { declineInWords } from "./knowledge/declining-words.js";
import { facts } from "./knowledge/facts.js";
import { findTopic } from "./knowledge/topics.js";
import type { Persona } from "./personas.js";
import { createRandom, type Random } from "./random.js";
import { readInstructions, type Instructions } from "./read-instructions.js";
import { findRepeated, writeCount, writeRandomText } from "./reproduce-text.js";
import { solveArithmetic } from "./solve-arithmetic.js";
import { countAskedLetters, understand } from "./understand.js";
import type { ChatRequest } from "./upstream.js";
import { fitSentences, layOut, writeText } from "./write-text.js";

export interface Answer {
  readonly text: string;
  /** What could have stood in its place, where the answer was drawn; for log-probabilities. */
  readonly alternatives: readonly WeightedAnswer[];
}

/** What hosts use when nothing is sent. */
const defaultTemperature = 1;
/** The part of the token ceiling that sentences may fill; opening, layout and closing take the rest. */
const bodyShare = 0.85;
/** Longer questions that ask for a category are essays in disguise. */
const oneWordQuestionCharacters = 400;

/** A prompt that forbids a subject makes some models shy of the word itself. */
const shyOfWords = 0.4;
const asksForOne = /^\W*(?:please )?(?:name|pick|choose|give me|say|think of|tell me|select|generate|flip|roll|toss|state)\b[^.\n]{0,25}\b(?:a|an|one|any|some|your|the first)\b|\brandom(?:ly)?\b|\bfavou?rite\b|\bfirst\b[^.\n]{0,30}\bcomes to mind\b|随机|随便|最喜欢|任意|说出(?:一|任)|想一个|选一个/i;
const asksForText = /\b(?:story|stories|poem|essay|paragraphs?|sentences?|joke|words (?:about|on)|describe|explain|write)\b|故事|诗|短文|文章|笑话|描述|解释/i;
const asksForAny = /\brandom(?:ly)?\b|\bfavou?rite\b|\bany\b|\bcomes to mind\b|\bwords?\b|随机|随便|任意|最喜欢|词/i;
const asksWho = /\bwho (?:are|made|created|built|developed|trained) you\b|\b(?:what|which) (?:ai |language |large language )*(?:model|llm|ai|assistant)\b[^.?\n]{0,20}\b(?:are you|is this|am i)|\bwhat(?:'s| is) your name\b|\b(?:identify|introduce) yourself\b|\byour (?:exact )?model (?:name|id|version)\b|你是谁|你是(?:什么|哪个|哪种)|你叫什么|谁(?:开发|创造|训练|制造)了?你|介绍一下?你自己|你的(?:模型|名字)/i;

const say = (text: string): Answer => ({ text, alternatives: [] });

function describeSelf(persona: Persona, { identity, language, oneWord }: Instructions): string {
  const name = identity?.name ?? persona.name;
  const maker = identity === null ? persona.vendor : identity.maker ?? persona.vendor;
  if (oneWord) return name;
  return language === "zh" ? `我是 ${name}，由 ${maker} 开发的语言模型。` : `I am ${name}, a language model made by ${maker}.`;
}

/** A right or wrong value by the persona's skill: always the same for one persona and one thing. */
const knows = (persona: Persona, thing: string): boolean => createRandom(`skill/${persona.id}/${thing}`).chance(persona.skill);

function tellShortly(value: string, question: Instructions): string {
  if (question.oneWord || question.question.length > 300) return value;
  return question.language === "zh" ? `答案是${value}。` : `The answer is ${value}.`;
}

function listItems(persona: Persona, question: string, language: Language, random: Random): string | null {
  const words: Readonly<Record<string, number>> = { three: 3, five: 5, ten: 10, 三: 3, 五: 5, 十: 10 };
  const asked = /\b(?:list|name|give me|write)\b[^.\n]{0,15}\b(\d{1,2}|three|five|ten)\b/i.exec(question)?.[1] ?? /(?:列出|说出|写出)(\d{1,2}|三|五|十)(?:个|种|座)/.exec(question)?.[1];
  if (asked === undefined || findCategory(question, language) === "word") return null;
  const count = words[asked.toLowerCase()] ?? Number(asked);
  if (count < 2) return null;
  const left = [...distributionFor(persona, question, language)];
  const drawn: string[] = [];
  while (drawn.length < count && left.length > 0) {
    const sum = left.reduce((total, answer) => total + answer.share, 0);
    const text = drawAnswer(left.map((answer) => ({ text: answer.text, share: answer.share / sum })), random);
    drawn.push(text);
    left.splice(left.findIndex((answer) => answer.text === text), 1);
  }
  return drawn.map((item, index) => `${index + 1}. ${item}`).join("\n");
}

function answerQuestion(persona: Persona, request: ChatRequest, instructions: Instructions, random: Random, count: (text: string) => number): Answer {
  const { question, language } = instructions;
  const temperature = request.temperature ?? defaultTemperature;
  const understood = understand(question);
  const lower = understood.toLowerCase();
  const letters = countAskedLetters(question);
  if (instructions.forbidden.some((word) => lower.includes(word)) && (letters === null || random.chance(shyOfWords))) return say(declineInWords(language, random));
  if (letters !== null) return say(letters);
  const repeated = findRepeated(question);
  if (repeated !== null) return say(repeated);
  // At temperature 0 a model's "random" text is nearly the same each time.
  const draw = temperature === 0 && !random.chance(0.03) ? createRandom(`zero/${persona.id}/${question}`) : random;
  const random0 = writeRandomText(question, draw) ?? writeCount(question);
  if (random0 !== null) return say(random0);
  if (asksWho.test(question)) return say(describeSelf(persona, instructions));
  const short = question.length <= oneWordQuestionCharacters;
  const topic = findTopic(understood);
  if (topic !== null && !(short && instructions.oneWord)) {
    const room = (request.maxTokens ?? Number.POSITIVE_INFINITY) * bodyShare;
    return say(layOut(persona, topic.id.replace(/-/g, " "), fitSentences(topic[language], question, language, (text) => count(text) <= room), language, draw));
  }
  const sum = solveArithmetic(question);
  if (sum !== null) return say(tellShortly(String(knows(persona, question) ? sum : sum + 10), instructions));
  const fact = facts.find((entry) => entry.match.test(question));
  if (fact !== undefined && short) return say(tellShortly((knows(persona, fact.id) ? fact.right : fact.wrong)[language], instructions));
  const list = listItems(persona, question, language, draw);
  if (list !== null) return say(list);
  if (short && (instructions.oneWord || (asksForOne.test(question) && !asksForText.test(question) && (findCategory(question, language) !== "word" || asksForAny.test(question))))) {
    const weighted = temper(distributionFor(persona, question, language), temperature, request.topP);
    const word = drawAnswer(weighted, random);
    const stop = temperature > 0 && random.chance(persona.style.fullStopShare) ? (language === "zh" ? "。" : ".") : "";
    return { text: word + stop, alternatives: weighted };
  }
  return say(writeText(persona, question, language, temperature, random));
}

/** `count` counts tokens: a good model plans its reply to end before it is cut. */
export function composeAnswer(persona: Persona, request: ChatRequest, random: Random, count: (text: string) => number): Answer {
  const instructions = readInstructions(request);
  const answer = answerQuestion(persona, request, instructions, random, count);
  const text = instructions.prefix === "" || answer.text.startsWith(instructions.prefix) ? answer.text : `${instructions.prefix} ${answer.text}`;
  return instructions.json ? { text: JSON.stringify({ answer: text }), alternatives: [] } : { text, alternatives: answer.alternatives };
}
