/** Output tokens of a log as reported, beside what their texts hold under the tokenizer class that the model's name stands for, where its vocabulary comes with the tool. */
import { quantile } from "simple-statistics";
import type { Analyzer, Measured, Sample } from "../../model/analyzer.js";
import { exceedsText } from "../../model/output-slack.js";
import type { Resources } from "../../model/resources.js";
import { createRandom } from "../../stats/create-random.js";
import { groupBy } from "../../stats/group-by.js";
import { isSampled } from "../is-sampled.js";
import { refuseOptions } from "../no-options.js";
import { readAskedModel } from "../read-asked-model.js";
import { readCountedText } from "../reply/read-counted-text.js";
import { countByClass } from "../tokens/count-by-class.js";
import { countedClasses } from "../tokens/counted-classes.js";
import { readTopMember } from "../top-member.js";

interface MeteredReply { readonly text: string; readonly reported: number; readonly model: string; readonly provider: string }

/** Exchanges of a log that are looked at: few of them may be replies that can be counted. */
const looked = 600;
/** Replies of a model that are counted, drawn from those; of other classes a vocabulary would have to be read whole. Under the right class a host's reply is within 4 % of its text (99 % of 577 replies of three GPT models of the SpeechMap data). */
const wanted = 40;
const MODELS = 4;
const fewestOfHost = 3;
/** A meter of another class counts so in nearly all replies. */
const mostReplies = 0.9;

/**
 * Logs only: of a run's replies see `output-count`. One observation a model and host, hosts of few replies together, of replies that ended by themselves and
 * hold nothing but text: `replies`, `reported`, `counted` by the subject's `class`, how many are `exceeding` their text each, and between which ratios of both
 * counts half of those lie (`ratioLow`, `ratioHigh`). The subject's `foreign` is another class that counts as is reported, reply by reply. No options.
 */
export const outputMeter: Analyzer<MeteredReply> = {
  id: "output-meter",
  version: 1,
  strength: "reported",
  scope: "exchange",
  checkOptions: refuseOptions("output-meter"),
  extract(transcript, _options, _subject, resources) {
    // A part of a log is read only to find out what is in it.
    if (transcript.exchange.outcome.kind !== "logged" || resources.log === undefined || !isSampled(transcript.exchange, looked, resources)) return null;
    const read = readCountedText(transcript);
    const provider = readTopMember(transcript, "provider");
    return read === null ? null : { kind: "value", value: { ...read, model: readAskedModel(transcript.exchange.request), provider: provider?.kind === "value" ? provider.value : "" } };
  },
  summarize({ samples }, resources) {
    const models = [...groupBy(samples, ({ value }) => value.model)].toSorted(([nameA, a], [nameB, b]) => b.length - a.length || (nameA < nameB ? -1 : 1));
    return models.slice(0, MODELS).flatMap(([model, replies]) => measureModel(model, replies, resources));
  },
};

function measureModel(model: string, replies: readonly Sample<MeteredReply>[], resources: Resources): Measured[] {
  const classId = countedClasses.find((id) => id === resources.resolveTokenizerClass?.(model));
  if (classId === undefined || resources.tokenCounters[classId] === undefined) return [];
  const drawn = replies.map((reply) => ({ reply, rank: createRandom(`output-meter/${resources.log?.digest ?? ""}/${reply.seq}`)() }))
    .toSorted((a, b) => a.rank - b.rank || a.reply.seq - b.reply.seq).slice(0, wanted).map(({ reply }) => reply).toSorted((a, b) => a.seq - b.seq);
  const named = groupBy(drawn, ({ value }) => value.provider);
  // Hosts of one or two replies stand together, so that a name for each reply hides nothing.
  const hosts = groupBy(drawn, ({ value: { provider } }) => ((named.get(provider)?.length ?? 0) < fewestOfHost ? "" : provider));
  return [...hosts].map(([provider, own]): Measured => {
    const counted = own.map(({ value }) => ({ reported: value.reported, classes: countByClass(value.text, resources.tokenCounters) }));
    const sum = (read: (reply: (typeof counted)[number]) => number): number => counted.reduce((total, reply) => total + read(reply), 0);
    const exceeding = counted.flatMap(({ reported, classes: { [classId]: tokens = 0 } }) => (exceedsText(reported, tokens) ? [reported / Math.max(1, tokens)] : []));
    const foreign = exceeding.length === 0 ? undefined : countedClasses.find((id) => id !== classId && counted.filter(({ reported, classes }) => isAlike(reported, classes[id] ?? 0)).length >= mostReplies * counted.length);
    return {
      subject: { model, ...(provider !== "" && { provider }), class: classId, ...(foreign !== undefined && { foreign }) }, state: "observed", note: "", samples: own.length, evidence: own.map(({ exchangeId }) => exchangeId),
      value: { kind: "features", features: {
        replies: own.length, reported: sum(({ reported }) => reported),
        counted: sum(({ classes }) => classes[classId] ?? 0),
        exceeding: exceeding.length, ...(exceeding.length > 0 && { ratioLow: quantile(exceeding, 0.25), ratioHigh: quantile(exceeding, 0.75) }),
      } },
    };
  });
}

function isAlike(reported: number, counted: number): boolean {
  return !exceedsText(reported, counted) && !exceedsText(counted, reported);
}
