/** How often withheld answers are attributed to the right layer: on the lab's arms, or on a corpus with real moderation events. */
import { createWriteStream } from "node:fs";
import type { Json } from "../src/model/json.js";
import type { Benchmark } from "./benchmark.js";
import { judgeArms } from "./layers/judge-arms.js";
import { judgeCorpus } from "./layers/judge-corpus.js";

export interface Trial {
  readonly arm: string;
  readonly expected: string;
  readonly said: string | null;
  readonly correct: boolean | null;
  readonly detail: Json;
}

export const layers: Benchmark = {
  options: { "seeds": { type: "string", default: "20" }, "depth": { type: "string", default: "quick" }, "arms": { type: "string", default: "" }, "test": { type: "string", default: "" }, "trials-out": { type: "string", default: "" } },
  async run({ seeds = "20", depth = "quick", arms = "", test = "", "trials-out": out = "" }) {
    const trials = test === "" ? await judgeArms(Number(seeds), depth === "deep" || depth === "standard" ? depth : "quick", arms === "" ? [] : arms.split(",")) : await judgeCorpus(test);
    if (out !== "") {
      const file = createWriteStream(out);
      for (const trial of trials) file.write(`${JSON.stringify(trial)}\n`);
      await new Promise((resolve) => file.end(resolve));
    }
    return summarize(trials);
  },
};

/** "none" is an answer too: a trial abstains when nothing could be said where something was withheld. */
function summarize(trials: readonly Trial[]): Record<string, Json> {
  const names = [...new Set(trials.map(({ arm }) => arm))];
  const count = (own: readonly Trial[]) => ({
    trials: own.length,
    decided: own.filter(({ said }) => said !== null).length,
    correct: own.filter(({ correct }) => correct === true).length,
    abstained: own.filter(({ said }) => said === null).length,
  });
  const all = count(trials);
  return {
    ...all,
    accuracyOfDecided: all.decided === 0 ? null : Math.round((all.correct / all.decided) * 1000) / 1000,
    abstainedRatio: trials.length === 0 ? null : Math.round((all.abstained / trials.length) * 1000) / 1000,
    falseFilters: trials.filter(({ expected, said }) => (expected === "none" || expected === "model") && said !== null && /filter|input|output/.test(said)).length,
    byArm: Object.fromEntries(names.map((arm) => {
      const own = trials.filter((trial) => trial.arm === arm);
      const said: Record<string, number> = {};
      for (const trial of own) said[trial.said ?? "abstained"] = (said[trial.said ?? "abstained"] ?? 0) + 1;
      return [arm, { expected: own[0]?.expected ?? "", ...count(own), said }];
    })),
  };
}
