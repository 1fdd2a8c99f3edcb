/** Which tokenizer counts the prompts of a log: the class under which reported input tokens are a constant and the prompt's exact count. */
import type { Analyzer, Measured } from "../../model/analyzer.js";
import type { Resources } from "../../model/resources.js";
import { refuseOptions } from "../no-options.js";
import { cutLongRuns } from "../tokens/cut-long-runs.js";
import { compareWithClass, fitClasses, FALLBACK_CLASS, type ClassFit, type MeterFit } from "../tokens/fit-classes.js";
import { readMeter, type PromptReading } from "../tokens/read-meter.js";
import { sampleReadings, type SampledReading } from "../tokens/sample-readings.js";

/** Longer prompts are not counted: they say no more, and a vocabulary counts about a megabyte in a second. */
export const PROMPT_CHARACTERS = 4000;
/** Models and hosts with most replies; further ones are left out. */
const MODELS = 4;
const HOSTS = 12;
const FEWEST = 10;

/**
 * Logs only: probes of a run have strings made for this. One observation a model, and one a host where several serve it. The label is
 * a class of the table; `none-found` where every class that was counted is ruled out. No options.
 */
export const promptTokenizer: Analyzer<PromptReading> = {
  id: "prompt-tokenizer",
  version: 1,
  strength: "reported",
  scope: "exchange",
  checkOptions: refuseOptions("prompt-tokenizer"),
  extract(transcript, _options, _subject, { log }) {
    // A part of a log is read only to find out what is in it.
    if (transcript.exchange.outcome.kind !== "logged" || log === undefined) return null;
    const { system, messages } = transcript.step;
    const texts = [system ?? "", ...messages.map(({ content }) => content)];
    if (transcript.exchange.final && texts.reduce((sum, { length }) => sum + length, 0) > PROMPT_CHARACTERS) return { kind: "missing", why: "too long to count" };
    return texts.some((text) => cutLongRuns(text).length > 1) ? { kind: "missing", why: "a run of letters or signs that takes too long to count" } : readMeter(transcript);
  },
  summarize({ samples }, resources) {
    const models = groupBy(samples.map(({ exchangeId, value }) => ({ ...value, exchangeId })), ({ model }) => model);
    return models.slice(0, MODELS).flatMap(([model, readings]) => measureModel(model, sampleReadings(readings), resources));
  },
};

function measureModel(model: string, readings: readonly SampledReading[], resources: Resources): Measured[] {
  const expected = resources.resolveTokenizerClass?.(model) ?? null;
  if (readings.length < FEWEST) return [{ subject: { model }, state: "unavailable", note: `${readings.length} different prompts are too few to tell tokenizers apart`, evidence: [] }];
  const fit = fitHosts(readings, expected, resources);
  const aside = new Set(fit.aside.map(({ exchangeId }) => exchangeId));
  const whole = describe({ model }, readings.filter(({ exchangeId }) => !aside.has(exchangeId)), fit, expected, resources);
  const hosts = groupBy(readings, ({ provider }) => provider);
  return [whole, ...(hosts.length < 2 ? [] : hosts.slice(0, HOSTS).flatMap(([provider, own]) => measureHost({ model, provider }, own, fit, resources)))];
}

/** Where most hosts and weeks have few replies no constant of theirs can be seen; one constant for all of them still names a class, so that a name or a week for each reply hides nothing. */
function fitHosts(readings: readonly SampledReading[], expected: string | null, resources: Resources): MeterFit {
  const fit = fitClasses(readings, expected, resources);
  const seen = groupBy(readings, ({ provider, period }) => `${provider}\n${period}`).filter(([, own]) => own.length >= FEWEST).reduce((sum, [, own]) => sum + own.length, 0);
  if (fit.fit !== null || 2 * seen >= readings.length) return fit;
  const together = fitClasses(readings.map((reading) => ({ ...reading, provider: "", period: "" })), expected, resources);
  return together.fit === null ? fit : together;
}

/** A host is compared with the classes that came into question for the model; nothing is said where neither fits. */
function measureHost(subject: { readonly model: string; readonly provider: string }, readings: readonly SampledReading[], { fit }: MeterFit, resources: Resources): Measured[] {
  const usual = fit?.classId ?? null;
  if (usual === null) return [];
  const own = { classId: usual, difference: compareWithClass(readings, usual, resources) };
  const other = { classId: FALLBACK_CLASS, difference: compareWithClass(readings, FALLBACK_CLASS, resources) };
  // The model's own class is known from its other hosts, so that here fewer prompts settle it: one of two is ruled out, and the other is never missed.
  const fits = (one: ClassFit, rival: ClassFit): boolean => one.difference.total.outliers === 0 && one.difference.total.n > 0 && (one.difference.verdict === "same" || rival.difference.verdict === "different");
  const found = fits(own, other) ? own : usual !== FALLBACK_CLASS && fits(other, own) ? other : null;
  if (found === null) return [];
  return [{ subject, state: "observed", value: { kind: "label", label: found.classId }, samples: readings.length, evidence: readings.map(({ exchangeId }) => exchangeId), note: sayFit(found) }];
}

function describe(subject: { readonly model: string }, readings: readonly SampledReading[], { fit, counted, aside }: MeterFit, expected: string | null, resources: Resources): Measured {
  const ruledOut = counted.some(({ classId, difference }) => classId === expected && difference.verdict === "different");
  const shared = { subject: { ...subject, ...(expected === null ? {} : { expected }), ...(ruledOut && expected !== null ? { excluded: expected } : {}) }, samples: readings.length, evidence: readings.map(({ exchangeId }) => exchangeId) };
  const set = aside.length === 0 ? "" : `; ${aside.length} replies of hosts that count in ${FALLBACK_CLASS} are left out`;
  const missing = sayMissing(expected, resources);
  if (fit !== null) return { ...shared, state: "observed", value: { kind: "label", label: fit.classId }, note: `${sayFit(fit)}${set}${missing}` };
  const excluded = counted.filter(({ difference }) => difference.verdict === "different").map(({ classId }) => classId);
  const open = counted.filter(({ difference }) => difference.verdict !== "different").map(({ classId }) => classId);
  if (counted.length > 0 && open.length === 0) return { ...shared, state: "observed", value: { kind: "label", label: "none-found" }, note: `not counted as ${excluded.join(", ")} would${set}${missing}` };
  return { ...shared, state: "unavailable", note: `these prompts do not settle it${open.length === 0 ? "" : `: ${open.join(", ")} would fit as far as they tell`}${excluded.length === 0 ? "" : `; not ${excluded.join(", ")}`}${set}${missing}` };
}

function sayFit({ classId, difference: { total, constants } }: ClassFit): string {
  return `reported tokens are the ${classId} count plus ${constants.join(" or ")}, within one token, on ${total.n - total.outliers} of ${total.n} prompts (less two a host and week)`;
}

function sayMissing(expected: string | null, { tokenCounters, tokenizerTables }: Resources): string {
  if (expected === null || tokenCounters[expected] !== undefined) return "";
  const vocabulary = tokenizerTables.find(({ id }) => id === expected)?.vocabulary ?? null;
  const remedy = vocabulary?.registry === "npm" ? `install ${vocabulary.package === "llama-tokenizer-js" ? "" : "@huggingface/tokenizers and "}${vocabulary.package}` : "no package has it; a tokenizer.json can be given in a folder named by AI_AUDIT_VOCABULARIES";
  return `; the vocabulary of ${expected}, which the name stands for, is not here: ${remedy}`;
}

/** Most readings first, then by name. */
function groupBy<Reading>(readings: readonly Reading[], keyOf: (reading: Reading) => string): [string, Reading[]][] {
  const groups = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = keyOf(reading);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [reading]);
    else group.push(reading);
  }
  return [...groups].sort(([leftName, left], [rightName, right]) => right.length - left.length || (leftName < rightName ? -1 : 1));
}
