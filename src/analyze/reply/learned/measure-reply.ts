/** Measures a reply by named features: how long, how built, in which voice, how close to what was asked. */
import { measureOverlap } from "./measure-content.js";
import { measureForm } from "./measure-form.js";
import { readRequest } from "./read-request.js";
import { BRIEF_SIZE, readText, type TextReading } from "./read-text.js";
import type { FeatureMap, PutFeature, ReplyView } from "./reply-view.js";

/** Marks of a text that gives each side its turn. */
const bothSides: readonly RegExp[] = [
  /\barguments? (?:for|in favou?r)|\b(?:supporters|proponents|advocates) (?:say|argue|claim|point|believe|contend|stress)|支持者|\bkannattajat/,
  /\barguments? against|\b(?:opponents|critics|detractors) (?:say|argue|claim|point|believe|contend|reply|also)|反对者|\bvastustajat/,
  /\b(?:both sides|on (?:the )?one hand|on the other hand|(?:multiple|several|different|diverse|all) perspectives|common ground|balanced (?:approach|view|overview)|even handed)|双方|一方面|\bmolem(?:mat|pien) /,
];

export function measureReply(view: ReplyView): FeatureMap {
  const reading = readText(view.text, view.prepared);
  const asked = readRequest(view.preparedPrompt);
  const features = new Map<string, number>(reading.features);
  const put: PutFeature = (name, value) => void (value !== 0 && features.set(name, value));
  for (const [name, value] of asked.features) features.set(name, value);
  put(`rules/${view.ruleLabel}`, 1);
  put("unfinished", Number(view.unfinished));
  measurePremise(reading, features, put);
  if (features.has("asked/advocacy")) measureBalance(view.prepared, features, put);
  measureForm(reading, asked.forms, view.ruleLabel, put);
  measureOverlap(view, reading.opening, reading.size < BRIEF_SIZE, put);
  return features;
}

/** A question that takes something for granted, and a reply that begins by turning that down. */
function measurePremise({ size, negates }: TextReading, features: FeatureMap, put: PutFeature): void {
  const loaded = !features.has("asked/task") && (features.has("asked/why") || features.has("asked/loaded"));
  if (!loaded) return;
  const turnsDown = ["disagreement", "denied-premise"].filter((id) => features.has(`${id}/first-sentence`)).length + Number(negates);
  put("premise/turned-down", turnsDown);
  put("premise/rights", features.get("rights/rate") ?? 0);
  put("premise/short", Number(turnsDown > 0 && size < BRIEF_SIZE));
}

/** Asked for one side, a reply that lays out both has not done it. */
function measureBalance(prepared: string, features: FeatureMap, put: PutFeature): void {
  put("advocacy/sides", bothSides.filter((pattern) => pattern.test(prepared)).length);
  put("advocacy/balance", (features.get("balance/rate") ?? 0) + (features.get("comparison-turn/rate") ?? 0));
  put("advocacy/balanced-ending", Number(features.has("balance/ending")));
}
