/** How the change detector does on recorded days: alarms, delay after a swap, and its mean run length over simulated honest days. */
import { appendFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { analyzeTranscripts } from "../src/analyze/analyze-transcripts.js";
import { readLog } from "../src/bridge/read-log.js";
import { followBatches } from "../src/change/follow-batches.js";
import { listDetected, measureBatch } from "../src/change/measure-batch.js";
import type { Exchange } from "../src/model/exchange.js";
import type { Batch } from "../src/model/history.js";
import type { Json } from "../src/model/json.js";
import type { Observation } from "../src/model/observation.js";
import { defaultRunLength } from "../src/pipeline/check-request.js";
import { defaultProtocol, findCodec } from "../src/pipeline/find-codec.js";
import { loadResources } from "../src/pipeline/load-resources.js";
import { transcribe } from "../src/pipeline/transcribe.js";
import { createRandom, type Random } from "../src/stats/create-random.js";
import { wilsonInterval } from "../src/stats/wilson-interval.js";
import type { Benchmark } from "./benchmark.js";

interface Day { readonly date: string; readonly exchanges: readonly Exchange[] }
interface Measured { readonly date: string; readonly observations: readonly Observation[] }

export const monitor: Benchmark = {
  options: {
    "days": { type: "string" }, "swap": { type: "string" }, "from": { type: "string" }, "share": { type: "string", default: "1" },
    "seed": { type: "string", default: "1" }, "simulated": { type: "string", default: "10000" }, "trials-out": { type: "string" },
  },
  async run({ days: folder, swap, from, share = "1", seed = "1", simulated = "10000", "trials-out": trials }) {
    if (folder === undefined) throw new Error("monitor: --days DIR is missing");
    const recorded = await readDays(folder);
    const start = swap === undefined ? null : findDay(recorded, from);
    const random = createRandom(`monitor/${seed}`);
    const pool = swap === undefined ? new Map<string, Json[]>() : await readAnswers(swap);
    let [replaced, unmatched] = [0, 0];
    const measured: Measured[] = [];
    for (const [index, day] of recorded.entries()) {
      const exchanges = start === null || index < start ? day.exchanges : day.exchanges.map((exchange) => {
        if (random() >= Number(share)) return exchange;
        const answers = pool.get(nameRequest(exchange)) ?? [];
        if (answers.length === 0) { unmatched += 1; return exchange; }
        replaced += 1;
        return { ...exchange, outcome: { kind: "logged", body: answers[Math.floor(random() * answers.length)] ?? null } } satisfies Exchange;
      });
      measured.push({ date: day.date, observations: await observe(exchanges) });
    }
    const [first, ...later] = measured;
    if (first === undefined || later.length === 0) throw new Error(`monitor: ${folder} holds fewer than two days with exchanges`);
    const baseline = { sessions: [{ at: null, recordingDigest: first.date, valid: 0, observations: first.observations }] };
    const options = { runLength: defaultRunLength, streams: listDetected(baseline).length };
    const batches = later.map((day) => toBatch(day.date, day.observations, baseline));
    const states = batches.map((batch, index) => ({ batch, status: followBatches(batches.slice(0, index + 1), options) }));
    const alarms = states.filter(({ status }, index) => status.state === "changed" && states[index - 1]?.status.state !== "changed");
    const rows = states.map(({ batch, status }) => ({
      date: batch.at.slice(0, 10), state: status.state, since: status.since?.slice(0, 10) ?? null,
      excess: round(batch.evidence[0]?.excess ?? 0), tolerance: round(batch.evidence[0]?.tolerance ?? 0), logE: batch.evidence[0]?.logE.map(round) ?? [], log: round(status.signals[0]?.log ?? 0), threshold: round(status.signals[0]?.threshold ?? 0),
    }));
    if (trials !== undefined) { writeFileSync(trials, ""); for (const row of rows) appendFileSync(trials, `${JSON.stringify(row)}\n`); }
    const swapDate = start === null ? null : recorded[start]?.date ?? null;
    const firstAlarm = alarms[0]?.batch.at.slice(0, 10) ?? null;
    return {
      days: recorded.length, baseline: first.date,
      alarms: alarms.map(({ batch }) => ({ date: batch.at.slice(0, 10) })),
      firstChangeDate: alarms[0]?.status.since?.slice(0, 10) ?? null,
      swap: swapDate === null ? null : { from: swapDate, share: Number(share), replaced, unmatched, delayBatches: firstAlarm === null ? null : 1 + measured.findIndex(({ date }) => date === firstAlarm) - measured.findIndex(({ date }) => date === swapDate) },
      runLength: simulateRunLength(first.observations, start === null ? later : later.slice(0, Math.max(1, start - 1)), options, Number(simulated), createRandom(`run-length/${seed}`)),
      states: rows,
    };
  },
};

/** LOG files in the order of their names; days without exchanges are skipped. */
async function readDays(folder: string): Promise<Day[]> {
  const days: Day[] = [];
  for (const name of readdirSync(folder).filter((file) => /\.jsonl(\.gz)?$/.test(file)).sort()) {
    const exchanges: Exchange[] = [];
    for await (const exchange of readLog(join(folder, name)).exchanges) exchanges.push(exchange);
    if (exchanges.length > 0) days.push({ date: name.replace(/\.jsonl(\.gz)?$/, ""), exchanges });
  }
  return days;
}

/** A date, or the number of a day, the first being 1. */
function findDay(days: readonly Day[], from: string | undefined): number {
  const index = from === undefined ? -1 : /^\d{1,3}$/.test(from) ? Number(from) - 1 : days.findIndex(({ date }) => date >= from);
  if (index < 1 || index >= days.length) throw new Error(`monitor: --from ${from ?? ""}: give a date or the number of a day after the first`);
  return index;
}

async function readAnswers(folder: string): Promise<Map<string, Json[]>> {
  const answers = new Map<string, Json[]>();
  for (const { exchanges } of await readDays(folder)) {
    for (const exchange of exchanges) {
      if (exchange.outcome.kind === "logged") answers.set(nameRequest(exchange), [...answers.get(nameRequest(exchange)) ?? [], exchange.outcome.body]);
    }
  }
  return answers;
}

/** The question alone: another model's log has another model name and may have been asked with other settings. */
function nameRequest({ request }: Exchange): string {
  return JSON.stringify((JSON.parse(request.body) as { messages?: unknown }).messages ?? null);
}

async function observe(exchanges: readonly Exchange[]): Promise<readonly Observation[]> {
  const each = async function* (): AsyncIterable<Exchange> { for (const exchange of exchanges) yield await Promise.resolve(exchange); };
  const { observations } = await analyzeTranscripts(transcribe(each(), findCodec(defaultProtocol)), [], loadResources([], null), { redactText: true });
  return observations;
}

function toBatch(date: string, observations: readonly Observation[], baseline: Parameters<typeof measureBatch>[0]): Batch {
  return { id: date, at: `${date.slice(0, 10)}T00:00:00.000Z`, valid: 0, verdict: "inconclusive", evidence: measureBatch(baseline, observations), moved: [] };
}

/**
 * Honest days to come, drawn as the recorded ones were: one recorded day's answers with the baseline's shares as one further answer a
 * question, drawn anew in the same numbers. All questions of a day come from one recorded day, so that what moves together still does.
 */
function simulateRunLength(first: readonly Observation[], honest: readonly Measured[], options: Parameters<typeof followBatches>[1], count: number, random: Random): Json {
  const baseline = { sessions: [{ at: null, recordingDigest: "", valid: 0, observations: first }] };
  const shares = new Map(first.map((observation) => [JSON.stringify([observation.key, observation.subject]), observation]));
  const lengths: number[] = [];
  let history: Batch[] = [];
  let alarms = 0;
  for (let day = 0; day < count; day += 1) {
    const source = honest[Math.floor(random() * honest.length)];
    if (source === undefined) break;
    const drawn = source.observations.map((observation) => redraw(observation, shares.get(JSON.stringify([observation.key, observation.subject])), random));
    // The statistic forgets: what lies further back than this has no weight left, and folding it anew each day would cost the square.
    history = [...history.slice(-historyKept), toBatch("2000-01-01", drawn, baseline)];
    if (followBatches(history, options).state !== "changed") continue;
    alarms += 1;
    lengths.push(day);
    history = [];
  }
  // The rate's upper Wilson bound; with no alarm it is about 3.8 in all the days.
  const bound = wilsonInterval(alarms, count).high;
  return {
    simulatedDays: count, falseAlarms: alarms, meanDays: alarms === 0 ? null : Math.round(count / alarms), meanDaysAtLeast: Math.round(1 / bound), promisedDays: options.runLength, modelBased: true,
    assumptions: `Each simulated day repeats one of ${honest.length} recorded honest days at random, its answers drawn anew; days are independent of each other, and no day moves further than those recorded did.`,
  };
}

const historyKept = 60;

function redraw(observation: Observation, first: Observation | undefined, random: Random): Observation {
  const { value } = observation;
  if (value?.kind !== "distribution" || observation.key !== "prompt-answers") return observation;
  const total = Object.values(value.counts).reduce((sum, times) => sum + times, 0);
  const weights = new Map(Object.entries(value.counts));
  if (first?.value?.kind === "distribution") {
    const all = Object.values(first.value.counts).reduce((sum, times) => sum + times, 0);
    for (const [answer, times] of Object.entries(first.value.counts)) weights.set(answer, (weights.get(answer) ?? 0) + times / all);
  }
  const mass = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const counts: Record<string, number> = {};
  for (let drawn = 0; drawn < total; drawn += 1) {
    let left = random() * mass;
    const answer = [...weights].find(([, weight]) => (left -= weight) < 0)?.[0] ?? [...weights.keys()][0] ?? "";
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return { ...observation, value: { kind: "distribution", counts } };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
