/** Judges for every pair of models whether one tokenizer counts both: by constants between them, after meters that are not the model's own are set aside. */
import { textKinds, type MeterReading, type TextKind } from "../../model/meter-reading.js";
import { groupBy } from "../../stats/group-by.js";
import { compareByConstant, type ConstantDifference } from "../../stats/constant-difference.js";

export interface MeteredModel {
  readonly model: string;
  readonly readings: readonly MeterReading[];
}

/** What a vocabulary counts for prompts, without any template. */
export interface VocabularyCounts {
  readonly classId: string;
  readonly counts: ReadonlyMap<string, number>;
}

export interface OddMeter {
  readonly model: string;
  readonly provider: string;
  readonly classId: string;
  readonly readings: number;
}

export interface PairJudgement {
  readonly left: string;
  readonly right: string;
  readonly verdict: ConstantDifference<TextKind>["verdict"];
  readonly reason: "constant" | "not-constant" | "vocabulary" | "few-or-unparting-prompts" | "meter-unclear" | "unexplained-meters-of-one-vendor";
  readonly difference: ConstantDifference<TextKind>;
}

export interface MeterJudgement {
  readonly pairs: readonly PairJudgement[];
  /** Groups of replies that are counted by another tokenizer than the same model's other replies. */
  readonly oddMeters: readonly OddMeter[];
  /** Classes that explain a model's counts, by model. */
  readonly explained: Readonly<Record<string, readonly string[]>>;
  /** Models of which every reply may be counted by the aggregator. */
  readonly unclear: readonly string[];
}

const telling = ["accented", "other-script"] as const;
/** Aggregators and hosts that have no count of their own fall back on this class: four hosts of the SpeechMap data did, and none on another. */
const FALLBACK_CLASS = "o200k";
/** This many hosts do not all fall back on the same class by chance. */
const INDEPENDENT_HOSTS = 3;
/** Prompts behind a host that counts as one of them. */
const HOST_PROMPTS = 10;

export function judgeMeters(models: readonly MeteredModel[], vocabularies: readonly VocabularyCounts[]): MeterJudgement {
  const fallback = vocabularies.find(({ classId }) => classId === FALLBACK_CLASS) ?? null;
  const sorted = models.map((model) => setOddMetersAside(model, fallback));
  const explained = new Map(sorted.map(({ model, readings }) => [model, explain(readings, vocabularies)]));
  const compared: PairJudgement[] = [];
  for (const [index, left] of sorted.entries()) {
    for (const right of sorted.slice(index + 1)) compared.push(judgePair(left, right, explained));
  }
  const odd = sorted.flatMap((model) => nameOddMeters(model, { models: sorted, compared, explanation: explained.get(model.model), vocabularies }));
  const anchored = new Set(compared.filter(({ verdict }) => verdict === "same").flatMap(({ left, right }) => [left, right]));
  for (const [model, { same }] of explained) if (same.length > 0) anchored.add(model);
  return {
    pairs: compared.map((pair) => leaveOpen(pair, anchored)),
    oddMeters: odd,
    explained: Object.fromEntries([...explained].map(([model, { same }]) => [model, same])),
    unclear: sorted.filter(({ unclear }) => unclear).map(({ model }) => model),
  };
}

interface SortedModel extends MeteredModel {
  /** Replies by host that were set aside. */
  readonly aside: readonly { readonly provider: string; readonly readings: readonly MeterReading[] }[];
  readonly unclear: boolean;
}

/** Replies of a host that fit the fallback class are not the model's own where other hosts' do not fit it; where all fit, it takes the vendor's own host or several hosts. */
function setOddMetersAside({ model, readings }: MeteredModel, fallback: VocabularyCounts | null): SortedModel {
  if (fallback === null) return { model, readings, aside: [], unclear: false };
  const fitting = [...groupBy(readings, ({ provider }) => provider)].flatMap(([provider, own]) => {
    const { verdict, total } = compareWithVocabulary(own, fallback);
    // A few replies, or prompts that part nothing, fit as far as they can tell: set aside as well.
    return verdict === "same" || (verdict === "inconclusive" && total.outliers === 0) ? [{ provider, evidence: total.n, readings: own }] : [];
  });
  if (fitting.length === 0) return { model, readings, aside: [], unclear: false };
  const others = readings.filter((reading) => !fitting.some(({ provider }) => provider === reading.provider));
  if (compareWithVocabulary(others, fallback).verdict === "different") return { model, readings: others, aside: fitting, unclear: false };
  const trusted = fitting.filter(({ evidence }) => evidence >= HOST_PROMPTS).length >= INDEPENDENT_HOSTS || fitting.some(({ provider }) => isOwnHost(model, provider));
  return { model, readings, aside: [], unclear: !trusted };
}

interface Surroundings {
  readonly models: readonly SortedModel[];
  readonly compared: readonly PairJudgement[];
  readonly explanation: Explanation | undefined;
  readonly vocabularies: readonly VocabularyCounts[];
}

/** Of the replies that were set aside, those that surely differ from what counts the model elsewhere: its vocabulary, or a model of the same one. */
function nameOddMeters({ model, aside }: SortedModel, { models, compared, explanation, vocabularies }: Surroundings): OddMeter[] {
  const relatives = compared.filter(({ left, right, verdict }) => verdict === "same" && (left === model || right === model)).map(({ left, right }) => (left === model ? right : left));
  const own = vocabularies.filter(({ classId }) => explanation?.same.includes(classId) === true);
  return aside.filter(({ readings }) => own.some((vocabulary) => compareWithVocabulary(readings, vocabulary).verdict === "different")
    || models.some((other) => relatives.includes(other.model) && compareReadings(readings, other.readings).verdict === "different"))
    .map(({ provider, readings }) => ({ model, provider, classId: FALLBACK_CLASS, readings: readings.length }));
}

function isOwnHost(model: string, provider: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");
  return model.includes("/") && plain(provider) !== "" && plain(provider) === plain(model.split("/")[0] ?? "");
}

interface Explanation {
  readonly same: readonly string[];
  readonly different: readonly string[];
}

function explain(readings: readonly MeterReading[], vocabularies: readonly VocabularyCounts[]): Explanation {
  const verdicts = vocabularies.map((vocabulary) => ({ id: vocabulary.classId, verdict: compareWithVocabulary(readings, vocabulary).verdict }));
  const pick = (wanted: string): string[] => verdicts.filter(({ verdict }) => verdict === wanted).map(({ id }) => id);
  return { same: pick("same"), different: pick("different") };
}

function compareWithVocabulary(readings: readonly MeterReading[], { counts }: VocabularyCounts): ConstantDifference<TextKind> {
  const differences = readings.flatMap(({ prompt, kind, provider, period, tokens }) => {
    const counted = counts.get(prompt);
    return counted === undefined ? [] : [{ cell: `${provider}\n${period}`, kind, difference: tokens - counted }];
  });
  return compareByConstant(differences, textKinds, telling);
}

function judgePair(left: SortedModel, right: SortedModel, explained: ReadonlyMap<string, Explanation>): PairJudgement {
  const difference = compareReadings(left.readings, right.readings);
  const base = { left: left.model, right: right.model, difference };
  if (left.unclear || right.unclear) return { ...base, verdict: "inconclusive", reason: "meter-unclear" };
  const [own, other] = [explained.get(left.model), explained.get(right.model)];
  if (own !== undefined && other !== undefined) {
    const apart = own.same.some((id) => other.different.includes(id)) || other.same.some((id) => own.different.includes(id));
    const together = own.same.length === 1 && other.same.length === 1 && own.same[0] === other.same[0];
    if (apart) return { ...base, verdict: "different", reason: "vocabulary" };
    if (together) return { ...base, verdict: "same", reason: "vocabulary" };
  }
  if (difference.verdict === "inconclusive") return { ...base, verdict: "inconclusive", reason: "few-or-unparting-prompts" };
  return { ...base, verdict: difference.verdict, reason: difference.verdict === "same" ? "constant" : "not-constant" };
}

function compareReadings(left: readonly MeterReading[], right: readonly MeterReading[]): ConstantDifference<TextKind> {
  const others = groupBy(right, ({ prompt }) => prompt);
  const differences = left.flatMap((reading) => (others.get(reading.prompt) ?? []).map((other) => ({
    cell: [reading.provider, reading.period, other.provider, other.period].join("\n"),
    kind: reading.kind,
    difference: reading.tokens - other.tokens,
  })));
  return compareByConstant(differences, textKinds, telling);
}

/** Two models of one vendor of which one is explained by no vocabulary and no other model may be one tokenizer behind an odd meter. */
function leaveOpen(pair: PairJudgement, anchored: ReadonlySet<string>): PairJudgement {
  const open = pair.verdict === "different" && pair.reason === "not-constant" && vendorOf(pair.left) === vendorOf(pair.right) && !(anchored.has(pair.left) && anchored.has(pair.right));
  return open ? { ...pair, verdict: "inconclusive", reason: "unexplained-meters-of-one-vendor" } : pair;
}

function vendorOf(model: string): string {
  const [vendor = "", name] = model.toLowerCase().split("/");
  return name === undefined ? (/^[a-z]+/.exec(vendor)?.[0] ?? vendor) : vendor;
}
