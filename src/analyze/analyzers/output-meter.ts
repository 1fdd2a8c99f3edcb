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
/** As many different texts have one length by chance. */
const sameLength = { replies: 3, share: 0.1 } as const;
/** Models that reason whether or not their hosts say so. */
const reasons = /(^|\/)(o[1-9]|gpt-5)([-.:]|$)/;
/** As texts do that whoever kept the log has cut. */
const endsWithinSentence = /[\p{L}\p{N},;]\s*$/u;
/** A meter of another class counts so in nearly all replies. */
const mostReplies = 0.9;

/**
 * Logs only: of a run's replies see `output-count`. One observation a model and host, hosts of few replies together, of replies that ended by themselves and
 * hold nothing but text: `replies`, `reported` less reported reasoning, `counted` by the subject's `class`, how many are `exceeding` their text each, how many of those end within a sentence (`unfinished`), and
 * between which ratios and which surpluses half of those lie (`ratioLow`, `ratioHigh`, `surplusLow`, `surplusHigh`). The subject's `foreign` is another class that counts as is reported,
 * reply by reply. No options.
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
    const model = readAskedModel(transcript.exchange.request);
    return read === null || (reasons.test(model) && transcript.reply?.usage?.reasoningTokens !== 0) ? null : { kind: "value", value: { ...read, model, provider: provider?.kind === "value" ? provider.value : "" } };
  },
  summarize({ samples }, resources) {
    const models = [...groupBy(samples, ({ value }) => value.model)].toSorted(([nameA, a], [nameB, b]) => b.length - a.length || (nameA < nameB ? -1 : 1));
    return models.slice(0, MODELS).flatMap(([model, replies]) => measureModel(model, replies, resources));
  },
};

function measureModel(model: string, replies: readonly Sample<MeteredReply>[], resources: Resources): Measured[] {
  const classId = countedClasses.find((id) => id === resources.resolveTokenizerClass?.(model));
  if (classId === undefined || resources.tokenCounters[classId] === undefined) return [];
  const drawn = leaveOutPrepared(replies).map((reply) => ({ reply, rank: createRandom(`output-meter/${resources.log?.digest ?? ""}/${reply.seq}`)() }))
    .toSorted((a, b) => a.rank - b.rank || a.reply.seq - b.reply.seq).slice(0, wanted).map(({ reply }) => reply).toSorted((a, b) => a.seq - b.seq);
  const names = new Set(replies.map(({ value }) => value.provider));
  const named = groupBy(drawn, ({ value }) => value.provider);
  // Hosts of one or two replies stand together, so that a name for each reply hides nothing.
  const isFew = (provider: string): boolean => (named.get(provider)?.length ?? 0) < fewestOfHost;
  const hosts = groupBy(drawn, ({ value: { provider } }) => (names.size < 2 || isFew(provider) ? "" : provider));
  return [...hosts].map(([provider, own]) => measureHost({ model, ...(provider !== "" ? { provider } : names.size > 1 && { hosts: "several" }) }, own, classId, resources));
}

/** One of each text; and none of a length that many others have, which are sentences of a gateway, or texts that whoever kept the log has cut. */
function leaveOutPrepared(replies: readonly Sample<MeteredReply>[]): readonly Sample<MeteredReply>[] {
  const different = [...new Map(replies.map((reply) => [reply.value.text, reply])).values()];
  // Blanks at the end are easily added, and no one sees them.
  const lengthOf = ({ value }: Sample<MeteredReply>): string => String(value.text.trimEnd().length);
  const lengths = groupBy(different, lengthOf);
  return different.filter((reply) => (lengths.get(lengthOf(reply))?.length ?? 0) <= Math.max(sameLength.replies, sameLength.share * different.length));
}

function measureHost(subject: Readonly<Record<string, string>>, replies: readonly Sample<MeteredReply>[], classId: string, { tokenCounters }: Resources): Measured {
  const counted = replies.map(({ value }) => ({ reported: value.reported, classes: countByClass(value.text, tokenCounters), unfinished: endsWithinSentence.test(value.text) }));
  const sum = (read: (reply: (typeof counted)[number]) => number): number => counted.reduce((total, reply) => total + read(reply), 0);
  const exceeding = counted.flatMap(({ reported, unfinished, classes: { [classId]: tokens = 0 } }) => (exceedsText(reported, tokens) ? [{ ratio: reported / Math.max(1, tokens), surplus: reported - tokens, unfinished }] : []));
  const foreign = exceeding.length === 0 ? undefined : countedClasses.find((id) => id !== classId && counted.filter(({ reported, classes }) => isAlike(reported, classes[id] ?? 0)).length >= mostReplies * counted.length);
  const [ratios, surpluses] = [exceeding.map(({ ratio }) => ratio), exceeding.map(({ surplus }) => surplus)];
  return {
    subject: { ...subject, class: classId, ...(foreign !== undefined && { foreign }) }, state: "observed", note: "", samples: replies.length, evidence: replies.map(({ exchangeId }) => exchangeId),
    value: { kind: "features", features: {
      replies: replies.length, reported: sum(({ reported }) => reported), counted: sum(({ classes }) => classes[classId] ?? 0), exceeding: exceeding.length,
      ...(exceeding.length > 0 && { unfinished: exceeding.filter(({ unfinished }) => unfinished).length, ratioLow: quantile(ratios, 0.25), ratioHigh: quantile(ratios, 0.75), surplusLow: quantile(surpluses, 0.25), surplusHigh: quantile(surpluses, 0.75) }),
    } },
  };
}

function isAlike(reported: number, counted: number): boolean {
  return !exceedsText(reported, counted) && !exceedsText(counted, reported);
}
