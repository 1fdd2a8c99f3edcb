/** Reported prompt tokens less a local count of the same prompt: the tokenizer and chat template behind the meter, as far as the meter is honest. */
import type { Analyzer, Measured, Sample } from "../../model/analyzer.js";
import type { Resources } from "../../model/resources.js";
import type { Transcript } from "../../model/transcript.js";
import { countLabels } from "../count-labels.js";
import { isSampled } from "../is-sampled.js";
import { refuseOptions } from "../no-options.js";
import { findScript } from "../style/find-script.js";

/** Only short prompts are compared: the difference between two vocabularies grows with the text, and references are of short ones. Local tokens. */
export const longestPromptTokens = 64;
const longestPromptCharacters = 1000;
/** Exchanges of a log whose prompts show what a meter adds. */
const wanted = 1_000;
/** Always installed and quickly read; enough to tell other vocabularies by how they differ from it. */
export const commonCounter = "o200k";

export interface TokenOffset {
  readonly script: string;
  /** By counter. */
  readonly offsets: Readonly<Record<string, number>>;
}

/** One observation a counter and script; counts of requests with exactly one message, whose template is the plain one. No options. */
export const promptTokenOffset: Analyzer<TokenOffset> = {
  id: "prompt-token-offset",
  version: 1,
  strength: "reported",
  scope: "exchange",
  checkOptions: refuseOptions("prompt-token-offset"),
  extract(transcript, _options, _subject, resources) {
    const counters = expectedCounters(resources);
    const prompt = singlePrompt(transcript);
    if (counters.length === 0 || prompt === null || !transcript.exchange.final || !isSampled(transcript.exchange, wanted, resources)) return null;
    const reported = transcript.reply?.usage?.inputTokens ?? null;
    if (reported === null || reported === 0) return { kind: "missing", why: "no prompt tokens reported" };
    if (prompt.length > longestPromptCharacters) return { kind: "missing", why: "a longer prompt than the references had" };
    const counts = counters.map((counter) => [counter, resources.tokenCounters[counter]?.(prompt) ?? 0] as const);
    if (counts.some(([counter, count]) => count > longestPromptTokens && !isExact(counter, resources))) return { kind: "missing", why: "a longer prompt than the references had" };
    return { kind: "value", value: { script: findScript(prompt), offsets: Object.fromEntries(counts.map(([counter, count]) => [counter, reported - count])) } };
  },
  summarize({ samples }, resources) {
    const scripts = [...new Set(samples.map(({ value }) => value.script))].sort();
    return expectedCounters(resources).flatMap((counter) => scripts.map((script) => summarizeOne(samples, counter, script)));
  },
};

function summarizeOne(samples: readonly Sample<TokenOffset>[], counter: string, script: string): Measured {
  const own = samples.filter(({ value }) => value.script === script);
  return {
    state: "observed", subject: { counter, script }, samples: own.length, evidence: own.map(({ exchangeId }) => exchangeId), note: "",
    value: countLabels(own.map(({ value }) => String(value.offsets[counter] ?? 0))),
  };
}

const expected = new WeakMap<Resources, readonly string[]>();

/** Prompts are the same whether or not a further vocabulary is read. */
function isExact(counter: string, { exactCounters = [] }: Resources): boolean {
  return counter !== commonCounter && exactCounters.includes(counter);
}

/** The common counter and those asked for, as far as they are at hand and some fingerprint was measured with them: the others would be read for nothing. */
function expectedCounters(resources: Resources): readonly string[] {
  const known = expected.get(resources);
  if (known !== undefined) return known;
  const named = new Set(resources.fingerprints.flatMap(({ expects }) => expects.flatMap(({ key, subject }) => (key === "prompt-token-offset" && subject.counter !== undefined ? [subject.counter] : []))));
  const counters = [...named].filter((counter) => (counter === commonCounter || isExact(counter, resources)) && resources.tokenCounters[counter] !== undefined).sort();
  expected.set(resources, counters);
  return counters;
}

function singlePrompt({ step }: Transcript): string | null {
  const [message] = step.messages;
  return step.system === null && step.messages.length === 1 && message !== undefined && message.role === "user" && message.content !== "" ? message.content : null;
}
