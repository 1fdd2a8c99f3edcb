/** What each prompt was answered with, prompt by prompt, so that two reports that asked the same can be compared in pairs. */
import type { Analyzer, Extraction, Measured, Sample } from "../../model/analyzer.js";
import type { Transcript } from "../../model/transcript.js";
import { countLabels } from "../count-labels.js";
import { isSampled } from "../is-sampled.js";
import { keepText } from "../keep-text.js";
import { normalizeAnswer } from "../normalize-answer.js";
import { refuseOptions } from "../no-options.js";
import { hashWord, splitWords } from "../prompts/hash-word.js";
import { measureStyle } from "../prompts/measure-style.js";
import { namePrompt } from "../prompts/name-prompt.js";
import { readAnswer } from "../read-answer.js";
import { median } from "../../stats/median.js";
import { roundTo } from "../round-to.js";

interface PromptReply {
  readonly prompt: string;
  /** Hashes of the prompt's words; none for a probe, whose wording its own version names. */
  readonly promptWords: readonly number[];
  /** Of logs only: the answers to probes have analyzers of their own. */
  readonly answer: string | null;
  readonly style: Readonly<Record<string, number>> | null;
  readonly inputTokens: number | null;
}

/** Prompts that one report tells apart; more of them make a log whose first ones say as much. */
const PROMPTS = 300;
/** Replies of a log whose writing is measured, which takes longer than to keep an answer; answers and counts are kept of all. */
const STYLED = 1_000;
/** Longer is a text and no answer. */
const ANSWER_CHARACTERS = 60;
/** Probes ask for single answers as well, whose few words are measured by analyzers of their own. */
const PROBE_CHARACTERS = 200;
const EVIDENCE = 5;
/** Words of the prompts that are counted. */
const PROFILE_WORDS = 60;
const DECIMALS = 4;
const blank = "(blank)";

/**
 * Keys `prompt-answers` (one a prompt that is answered shortly), `prompt-style` (one a measure, by prompt), `prompt-tokens` (reported
 * input tokens by prompt) and `prompt-profile` (in how many prompts a word stood, words hashed). No options.
 */
export const promptReplies: Analyzer<PromptReply> = {
  id: "prompt-replies",
  version: 1,
  strength: "strong",
  scope: "exchange",
  checkOptions: refuseOptions("prompt-replies"),
  extract(transcript, _options, _subject, resources) {
    const { exchange, step, reply } = transcript;
    if (!exchange.final || reply === null) return null;
    const answer = readReply(transcript);
    if (answer.kind === "missing") return exchange.probe === null ? answer : null;
    const logged = exchange.probe === null;
    const style = isSampled(exchange, STYLED, resources) ? measureStyle(answer.value, logged ? undefined : PROBE_CHARACTERS) : null;
    if (!logged && style === null) return null;
    return {
      kind: "value",
      value: {
        prompt: namePrompt(transcript),
        promptWords: logged ? [...new Set(step.messages.flatMap(({ content }) => splitWords(content.slice(0, 4_000))).map(hashWord))].slice(0, PROFILE_WORDS) : [],
        answer: logged && answer.value.length <= ANSWER_CHARACTERS ? keepText(answer.value === blank ? blank : normalizeAnswer(answer.value, "line"), ANSWER_CHARACTERS) : null,
        style,
        inputTokens: logged && (reply.usage?.inputTokens ?? 0) > 0 ? reply.usage?.inputTokens ?? null : null,
      },
    };
  },
  summarize({ samples }) {
    const prompts = groupByPrompt(samples);
    const note = prompts.size < PROMPTS ? "" : `the first ${PROMPTS} prompts`;
    return [...listAnswers(prompts, note), ...listStyle(prompts, note), ...listTokens(prompts, note), ...listProfile(prompts, note)];
  },
};

/** Unlike for one-word questions, white space is an answer here: a log's one-token replies may hold nothing else. */
function readReply(transcript: Transcript): Exclude<Extraction<string>, null> {
  const answer = readAnswer(transcript);
  if (answer.kind !== "missing") return answer;
  const choice = transcript.reply?.choices[0];
  const isBlank = choice !== undefined && choice.error === null && choice.text !== "" && choice.text.trim() === "";
  return isBlank ? { kind: "value", value: blank } : answer;
}

type Prompts = ReadonlyMap<string, readonly Sample<PromptReply>[]>;

function groupByPrompt(samples: readonly Sample<PromptReply>[]): Prompts {
  const prompts = new Map<string, Sample<PromptReply>[]>();
  for (const sample of samples) {
    const { prompt } = sample.value;
    const known = prompts.get(prompt);
    if (known !== undefined) known.push(sample);
    else if (prompts.size < PROMPTS) prompts.set(prompt, [sample]);
  }
  return prompts;
}

function listAnswers(prompts: Prompts, note: string): Measured[] {
  return [...prompts].flatMap(([prompt, samples]): Measured[] => {
    const answered = samples.filter(({ value }) => value.answer !== null);
    if (answered.length === 0) return [];
    return [{
      state: "observed", key: "prompt-answers", subject: { prompt }, samples: answered.length, note,
      value: countLabels(answered.map(({ value }) => value.answer ?? blank)), evidence: answered.slice(0, EVIDENCE).map(({ exchangeId }) => exchangeId),
    }];
  });
}

function listStyle(prompts: Prompts, note: string): Measured[] {
  const styled = [...prompts].map(([prompt, samples]) => [prompt, samples.filter(({ value }) => value.style !== null)] as const).filter(([, samples]) => samples.length > 0);
  const names = Object.keys(styled[0]?.[1][0]?.value.style ?? {});
  return names.map((measure): Measured => ({
    state: "observed", key: "prompt-style", subject: { measure }, note,
    samples: styled.reduce((sum, [, samples]) => sum + samples.length, 0),
    value: { kind: "features", features: byPrompt(styled.map(([prompt, samples]) => [prompt, mean(samples.map(({ value }) => value.style?.[measure] ?? 0))])) },
    evidence: styled.slice(0, EVIDENCE).flatMap(([, samples]) => samples.slice(0, 1).map(({ exchangeId }) => exchangeId)),
  }));
}

function listTokens(prompts: Prompts, note: string): Measured[] {
  const counted = [...prompts].flatMap(([prompt, samples]): [string, number][] => {
    const middle = median(samples.flatMap(({ value }) => (value.inputTokens === null ? [] : [value.inputTokens])));
    return middle === null ? [] : [[prompt, middle]];
  });
  if (counted.length === 0) return [];
  return [{ state: "observed", key: "prompt-tokens", subject: {}, strength: "reported", samples: counted.length, note, value: { kind: "features", features: byPrompt(counted) }, evidence: [] }];
}

function listProfile(prompts: Prompts, note: string): Measured[] {
  const logged = [...prompts.values()].flatMap(([first]) => (first === undefined || first.value.promptWords.length === 0 ? [] : [first.value.promptWords]));
  if (logged.length === 0) return [];
  const { counts } = countLabels(logged.flatMap((words) => words.map((word) => word.toString(36))));
  const common = Object.entries(counts).sort(([leftName, left], [rightName, right]) => right - left || (leftName < rightName ? -1 : 1)).slice(0, PROFILE_WORDS);
  return [{ state: "observed", key: "prompt-profile", subject: {}, strength: "worthless", samples: logged.length, note, value: { kind: "distribution", counts: Object.fromEntries(common) }, evidence: [] }];
}

/** In the order of names, whichever prompt came first. */
function byPrompt(values: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries(values.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

function mean(values: readonly number[]): number {
  return roundTo(values.reduce((sum, value) => sum + value, 0) / values.length, DECIMALS);
}
