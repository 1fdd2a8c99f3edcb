/** How many adaptively chosen questions convict a full swap, and how often honest endpoints are accused, on the held-apart half of the answers. */
import type { CellSpace } from "../src/judge/build-cell-space.js";
import { buildCellSpaces } from "../src/judge/build-cell-spaces.js";
import { groupAliases } from "../src/judge/group-aliases.js";
import { designClaim, type ClaimDesign } from "../src/judge/design-claim.js";
import { createRandom } from "../src/stats/create-random.js";
import { wilsonInterval } from "../src/stats/wilson-interval.js";
import type { AnswerCorpus } from "./answer-corpus.js";
import { AnswerPool } from "./answer-pool.js";
import type { Benchmark } from "./benchmark.js";
import { answerOptions, openAnswers, simulateOption } from "./open-answers.js";
import { questionClaim, type Questioned } from "./question-claim.js";
import { nameGroups } from "./single-token.js";
import { openTrials, type TrialLog } from "./trials.js";
import type { Json } from "../src/model/json.js";

interface Setting {
  readonly train: AnswerCorpus; readonly test: AnswerCorpus; readonly groups: readonly number[]; readonly scored: readonly number[];
  readonly alpha: number; readonly max: number; readonly seed: string; readonly log: TrialLog;
}

export const verify: Benchmark = {
  options: {
    ...answerOptions, ...simulateOption, alpha: { type: "string", default: "0.01" }, max: { type: "string", default: "200" },
    honest: { type: "string", default: "40" }, swaps: { type: "string", default: "1" }, "trials-out": { type: "string" },
  },
  run(options) {
    const { train, test, simulated } = openAnswers("verify", options);
    const groups = groupAliases(train.counts);
    const log = openTrials(options["trials-out"]);
    const scored = train.models.map((_, model) => model).filter((model) => test.counts[model]?.some((counts) => counts !== null));
    const setting: Setting = { train, test, groups, scored, log, alpha: Number(options.alpha ?? "0.01"), max: Number(options.max ?? "200"), seed: options.seed ?? "1" };
    const result = {
      simulated,
      models: new Set(scored.map((model) => groups[model])).size, names: scored.length, nearAliases: nameGroups(groups, train.models), alpha: setting.alpha, max: setting.max,
      ...runHonest(setting, Number(options.honest ?? "40")), ...runSwaps(setting, Number(options.swaps ?? "1")),
    };
    log.close();
    return Promise.resolve(result);
  },
};

function buildSpaces(train: AnswerCorpus, without: (model: number) => boolean): CellSpace[] {
  return buildCellSpaces(train.counts.map((row, model) => (without(model) ? row.map(() => null) : row)));
}

/** The claim against every listed model of another alias group that is not left out. */
function designAgainst(spaces: readonly CellSpace[], groups: readonly number[], claim: number, without: number | null): ClaimDesign {
  const rivals = groups.flatMap((group, model) => (group !== groups[claim] && group !== without ? [model] : []));
  return designClaim(spaces, claim, rivals);
}

function ask({ test, alpha, max, seed }: Setting, design: ClaimDesign, answering: number, name: string): Questioned {
  const pool = new AnswerPool(test.counts[answering] ?? [], createRandom(`verify/${seed}/${name}`));
  return questionClaim(design, (cell) => pool.draw(cell), { alpha, max });
}

function runHonest(setting: Setting, runs: number): Record<string, Json> {
  const { train, groups, scored, log } = setting;
  const spaces = buildSpaces(train, () => false);
  const byModel: Record<string, Json> = {};
  let falseAlarms = 0;
  for (const model of scored) {
    const design = designAgainst(spaces, groups, model, null);
    let alarms = 0;
    for (let run = 0; run < runs; run += 1) {
      const said = ask(setting, design, model, `honest/${model}/${run}`);
      if (said.convicted) alarms += 1;
      log.write({ kind: "honest", claim: train.models[model] ?? "", run, convicted: said.convicted, questions: said.questions });
    }
    falseAlarms += alarms;
    const { low, high } = wilsonInterval(alarms, runs);
    byModel[train.models[model] ?? ""] = { runs, falseAlarms: alarms, interval: [low, high] };
  }
  const honestRuns = runs * scored.length;
  const { low, high } = wilsonInterval(falseAlarms, honestRuns);
  return { honestRuns, falseAlarms, falseAlarmInterval: [low, high], honestByModel: byModel, note: "one session a model: no day-to-day drift is in these data" };
}

function runSwaps(setting: Setting, repeats: number): Record<string, Json> {
  const { train, groups, scored, log } = setting;
  const enrolled: Questioned[] = [];
  const absent: Questioned[] = [];
  const all = buildSpaces(train, () => false);
  for (const answering of scored) {
    const left = buildSpaces(train, (model) => groups[model] === groups[answering]);
    for (const claim of scored.filter((model) => groups[model] !== groups[answering])) {
      const arms = [
        { kind: "enrolled", into: enrolled, design: designAgainst(all, groups, claim, null) },
        { kind: "absent", into: absent, design: designAgainst(left, groups, claim, groups[answering] ?? null) },
      ];
      for (const { kind, into, design } of arms) {
        for (let run = 0; run < repeats; run += 1) {
          const said = ask(setting, design, answering, `swap/${claim}/${answering}/${run}`);
          into.push(said);
          log.write({ kind, claim: train.models[claim] ?? "", answering: train.models[answering] ?? "", run, convicted: said.convicted, questions: said.questions });
        }
      }
    }
  }
  return { enrolled: summarize(enrolled), absent: summarize(absent) };
}

/** A miss counts as more questions than any conviction took. */
function summarize(swaps: readonly Questioned[]): Record<string, Json> {
  const misses = swaps.filter(({ convicted }) => !convicted).length;
  const questions = swaps.map(({ convicted, questions: asked }) => (convicted ? asked : Infinity)).sort((a, b) => a - b);
  const at = (share: number): Json => {
    const value = questions[Math.min(questions.length - 1, Math.ceil(share * questions.length) - 1)] ?? Infinity;
    return Number.isFinite(value) ? value : null;
  };
  const { low, high } = wilsonInterval(misses, swaps.length);
  return { swaps: swaps.length, misses, missInterval: [low, high], medianQuestions: at(0.5), p90Questions: at(0.9) };
}
