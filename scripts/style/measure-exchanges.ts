/** Runs the analyzers that identification rests on over single exchanges, once, so that many samples of them can be summarized. */
import { promptTokenOffset } from "../../src/analyze/analyzers/prompt-token-offset.js";
import { reasoningShape } from "../../src/analyze/analyzers/reasoning-shape.js";
import { style, type ReplyStyle } from "../../src/analyze/analyzers/style.js";
import { isLearnedLanguage } from "../../src/analyze/style/is-learned-language.js";
import { isProse } from "../../src/analyze/style/project-style.js";
import { readReplyParts } from "../../src/analyze/style/read-reply-parts.js";
import type { Analyzer, Extraction, Sample } from "../../src/model/analyzer.js";
import type { Observation } from "../../src/model/observation.js";
import type { Resources } from "../../src/model/resources.js";
import type { StyleMap } from "../../src/model/style-map.js";
import { knownWords, openProjection, projectReply, type OpenProjection } from "./project-reply.js";
import { toTrainingReply, type CorpusExchange } from "./read-corpus.js";

const measuring: readonly Analyzer[] = [promptTokenOffset, reasoningShape, style];

/** What each analyzer took from one exchange, in the order of `measuring`. */
export type Measurement = readonly Extraction<unknown>[];

export function measureExchange(exchange: CorpusExchange, resources: Resources): Measurement {
  return measuring.map((analyzer) => (analyzer.id === style.id ? measureStyle(exchange, resources.styleMap) : analyzer.extract(exchange.transcript, {}, {}, resources)));
}

/** The same, with short prompts counted by further vocabularies. */
export function recountPrompt(measurement: Measurement, { transcript }: CorpusExchange, resources: Resources): Measurement {
  return measuring.map((analyzer, index) => (analyzer.id === promptTokenOffset.id ? analyzer.extract(transcript, {}, {}, resources) : measurement[index] ?? null));
}

const opened = new WeakMap<StyleMap, OpenProjection>();

/** What the style analyzer gives, from features that are counted only once a corpus (a test holds the two together). */
function measureStyle(exchange: CorpusExchange, map: StyleMap | undefined): Extraction<ReplyStyle> {
  const reply = toTrainingReply(exchange);
  if (map === undefined || reply === null || exchange.transcript.reply === null) return null;
  if (!isLearnedLanguage(map, readReplyParts(exchange.transcript.reply).text)) return { kind: "missing", why: "in a language that the style map was not learned from" };
  const open = opened.get(map) ?? openProjection(map);
  opened.set(map, open);
  if (!isProse(knownWords(open, reply))) return { kind: "missing", why: "no prose" };
  return { kind: "value", value: { coordinates: projectReply(open, reply), probed: false, digest: reply.digest } };
}

/** The observations that a log of just these exchanges would give. */
export function observeMeasurements(measurements: readonly Measurement[], resources: Resources): Observation[] {
  return measuring.flatMap((analyzer, index) => {
    const samples = measurements.flatMap((measurement, seq): Sample<unknown>[] => {
      const extraction = measurement[index];
      return extraction?.kind === "value" ? [{ exchangeId: `l${seq + 1}`, seq, step: "logged", sample: 0, value: extraction.value }] : [];
    });
    if (samples.length === 0) return [];
    const group = { key: analyzer.id, subject: {}, samples, missing: [], options: {} };
    return analyzer.summarize(group, resources).map((measured): Observation => ({
      key: analyzer.id, subject: measured.subject ?? {}, probe: null, analyzer: { id: analyzer.id, version: analyzer.version }, state: measured.state,
      ...(measured.value === undefined ? {} : { value: measured.value }), strength: analyzer.strength, samples: measured.samples ?? samples.length, missing: 0, conditions: null,
      evidence: samples.map(({ exchangeId }) => exchangeId), note: measured.note,
    }));
  });
}
