/** Calibrates the claim test: false alarms on honest halves and honest days, power against other models. Prints JSON. */
import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import { quantile } from "simple-statistics";
import { countByModel, modelCell } from "../src/judge/cell-model.js";
import type { ComparedCell } from "../src/judge/compare-cells.js";
import { decideClaim } from "../src/judge/decide-claim.js";
import { dailyDrift, sessionDrift } from "../src/judge/drift-levels.js";
import { testClaim } from "../src/judge/test-claim.js";
import { weighObservations } from "../src/judge/weigh-observations.js";
import { createRandom, type Random } from "../src/stats/create-random.js";
import { wilsonInterval } from "../src/stats/wilson-interval.js";

type Counts = Record<string, number>;
interface Corpus { readonly models: readonly { readonly model: string; readonly cells: Record<string, Counts> }[] }

const { values } = parseArgs({ options: {
  corpus: { type: "string" }, days: { type: "string" }, typical: { type: "boolean", default: false }, runs: { type: "string", default: "2000" },
  cells: { type: "string", default: "8" }, samples: { type: "string", default: "3" }, concentration: { type: "string", default: "20" }, tolerance: { type: "string", default: "0.15" }, half: { type: "string", default: "all" }, drift: { type: "string", default: "session" }, names: { type: "string", default: "." },
} });
const runs = Number(values.runs);
const cellCount = Number(values.cells);
const sampleCount = Number(values.samples);
const concentration = Number(values.concentration);
const tolerance = Number(values.tolerance);
/** What an honest endpoint is allowed: a reference of one session allows more than days of one endpoint showed. */
const levels = values.drift === "daily" ? dailyDrift : sessionDrift;
/** Which cells of the corpus are drawn from. */
const asked = new RegExp(values.names);
/** Answers of each cell that make the reference; the rest are the test's. */
const referenceSamples = 10;

function listOf(counts: Counts): string[] {
  return Object.entries(counts).flatMap(([answer, count]) => Array.from({ length: count }, () => answer));
}

function tally(answers: readonly string[]): Counts {
  const counts: Counts = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
  return items.map((item) => ({ item, at: random() })).toSorted((a, b) => a.at - b.at).map(({ item }) => item);
}

function compare(reference: readonly string[], answers: readonly string[]): ComparedCell {
  const model = modelCell(tally(reference), concentration, tolerance);
  const counts = countByModel(model, tally(answers));
  const observation = { key: "answer-distribution", subject: {}, probe: null, analyzer: { id: "answer-distribution", version: 1 }, state: "observed", strength: "strong", samples: answers.length, missing: 0, conditions: null, evidence: [], note: "", value: { kind: "distribution", counts: tally(answers) } } as const;
  return { observation, model, counts, samples: answers.length, expected: tally(reference) };
}

function convicted(cells: readonly ComparedCell[], seed: string): boolean {
  return decideClaim(testClaim(cells, { seed }), weighObservations(cells, [], levels)) === "inconsistent";
}

function share(k: number, n: number): object {
  const { low, high } = wilsonInterval(k, n);
  return { share: k / n, k, n, low: Number(low.toFixed(4)), high: Number(high.toFixed(4)) };
}

function onModels(path: string): object {
  const corpus = JSON.parse(readFileSync(path, "utf8")) as Corpus;
  const random = createRandom(`calibrate/${values.half}`);
  const models = corpus.models.filter((_, index) => values.half === "all" || (values.half === "even") === (index % 2 === 0));
  let alarms = 0;
  let caught = 0;
  let swaps = 0;
  let siblings = 0;
  let siblingsCaught = 0;
  const byModel: Record<string, number> = {};
  for (let run = 0; run < runs; run += 1) {
    const own = models[Math.floor(random() * models.length)];
    const other = models[Math.floor(random() * models.length)];
    if (own === undefined || other === undefined) continue;
    const names = shuffle(Object.keys(own.cells).filter((name) => asked.test(name) && listOf(own.cells[name] ?? {}).length >= referenceSamples + sampleCount && listOf(other.cells[name] ?? {}).length >= sampleCount), random).slice(0, cellCount);
    const halves = names.map((name) => shuffle(listOf(own.cells[name] ?? {}), random));
    if (convicted(halves.map((answers) => compare(answers.slice(0, referenceSamples), answers.slice(referenceSamples, referenceSamples + sampleCount))), `honest/${run}`)) {
      alarms += 1;
      byModel[own.model] = (byModel[own.model] ?? 0) + 1;
    }
    if (other === own || names.length < cellCount) continue;
    const isSibling = own.model.split("/")[0] === other.model.split("/")[0];
    const swap = convicted(names.map((name, index) => compare((halves[index] ?? []).slice(0, referenceSamples), shuffle(listOf(other.cells[name] ?? {}), random).slice(0, sampleCount))), `swap/${run}`);
    if (isSibling) { siblings += 1; siblingsCaught += Number(swap); } else { swaps += 1; caught += Number(swap); }
  }
  return { falseAlarms: share(alarms, runs), alarmsByModel: byModel, otherVendor: share(caught, swaps), sameVendor: share(siblingsCaught, siblings) };
}

/** How often one model gives answers that another hardly ever gives: quartiles over ordered pairs, which the power statement takes its rivals from. */
function onPairs(path: string): object {
  const { models } = JSON.parse(readFileSync(path, "utf8")) as Corpus;
  const rareShare = 0.05;
  const shares = { sameVendor: [] as number[], otherVendor: [] as number[] };
  for (const own of models) {
    for (const other of models) {
      if (other === own) continue;
      let rare = 0;
      let all = 0;
      for (const name of Object.keys(own.cells).filter((cell) => asked.test(cell) && other.cells[cell] !== undefined)) {
        const expected = own.cells[name] ?? {};
        const total = listOf(expected).length;
        for (const [answer, count] of Object.entries(other.cells[name] ?? {})) {
          all += count;
          if ((expected[answer] ?? 0) / total < rareShare) rare += count;
        }
      }
      shares[own.model.split("/")[0] === other.model.split("/")[0] ? "sameVendor" : "otherVendor"].push(rare / all);
    }
  }
  return Object.fromEntries(Object.entries(shares).map(([kind, values]) => [kind, { pairs: values.length, quartiles: [0.25, 0.5, 0.75].map((at) => Number(quantile(values, at).toFixed(3))) }]));
}

async function onDays(folder: string): Promise<object> {
  const days = await Promise.all(readdirSync(folder).filter((name) => name.endsWith(".jsonl.gz")).sort().map(async (name) => readDay(join(folder, name))));
  const [first, ...later] = days;
  if (first === undefined) throw new Error(`${folder}: no days`);
  const random = createRandom("calibrate/days");
  const byDay = later.map((day, index) => {
    let alarms = 0;
    for (let run = 0; run < runs; run += 1) {
      const prompts = shuffle([...day.keys()].filter((prompt) => first.has(prompt)), random).slice(0, cellCount);
      alarms += Number(convicted(prompts.map((prompt) => compare(first.get(prompt) ?? [], shuffle(day.get(prompt) ?? [], random).slice(0, sampleCount))), `day/${index}/${run}`));
    }
    return alarms;
  });
  return { falseAlarms: share(byDay.reduce((sum, alarms) => sum + alarms, 0), runs * later.length), alarmsByDay: byDay, runsADay: runs };
}

async function readDay(path: string): Promise<Map<string, string[]>> {
  const day = new Map<string, string[]>();
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) {
    const { request, response } = JSON.parse(line) as { request: { messages: { content: string }[] }; response: { choices?: { message?: { content?: string } }[] } };
    const prompt = request.messages.map(({ content }) => content).join("\n");
    day.set(prompt, [...(day.get(prompt) ?? []), response.choices?.[0]?.message?.content ?? ""]);
  }
  return day;
}

const result = {
  settings: { drift: values.drift, runs, cells: cellCount, samples: sampleCount, concentration, tolerance, half: values.half },
  ...(values.corpus !== undefined && (values.typical ? { pairs: onPairs(values.corpus) } : { models: onModels(values.corpus) })),
  ...(values.days !== undefined && { days: await onDays(values.days) }),
};
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
