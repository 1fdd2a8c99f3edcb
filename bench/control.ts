/** Asks two sides the same free choices, as a run with a control does: how often the same model is spared, agreement can be said, and another model is noticed. */
import { countByModel, modelCell } from "../src/judge/cell-model.js";
import type { ComparedCell } from "../src/judge/compare-cells.js";
import { decideClaim, type ClaimDecision } from "../src/judge/decide-claim.js";
import { providerDrift, sessionDrift } from "../src/judge/drift-levels.js";
import { enoughPower, statePower } from "../src/judge/state-power.js";
import { testClaim } from "../src/judge/test-claim.js";
import { weighUnknownSampling } from "../src/judge/weigh-unknown-sampling.js";
import type { WeighedClaim } from "../src/judge/weigh-observations.js";
import type { Observation } from "../src/model/observation.js";
import { createRandom } from "../src/stats/create-random.js";
import { wilsonInterval } from "../src/stats/wilson-interval.js";
import { readAnswerCorpus, type AnswerCorpus, type Counts } from "./answer-corpus.js";
import type { Benchmark } from "./benchmark.js";
import { asAsked, samplerPairs, type Sampler } from "./samplers.js";
import { shuffle } from "./shuffle.js";

/** Questions of the kinds and languages that the identity suite asks. */
const usualKinds = "^(en|zh):(animal|city|color|letter|num100|word)-random$";

interface Setting { readonly corpus: AnswerCorpus; readonly usable: readonly number[]; readonly wordings: number; readonly samples: number; readonly referenceSamples: number; readonly levels: typeof providerDrift }
interface Compared { readonly decision: ClaimDecision; readonly weighed: WeighedClaim }

/** Answers are drawn with putting back: a cell of the corpus holds about 15, fewer than both sides of a deep run are asked. */
export const control: Benchmark = {
  options: {
    corpus: { type: "string" }, wordings: { type: "string", default: "12" }, samples: { type: "string", default: "20" }, reference: { type: "string" }, honest: { type: "string", default: "500" },
    others: { type: "string", default: "500" }, powered: { type: "string", default: "66" }, kinds: { type: "string", default: usualKinds }, drift: { type: "string", default: "provider" }, samplers: { type: "string", default: "66" }, seed: { type: "string", default: "1" },
  },
  run({ corpus: path, wordings = "12", samples = "20", reference = samples, honest = "500", others = "500", powered = "66", kinds = usualKinds, drift = "provider", samplers = "66", seed = "1" }) {
    if (path === undefined) throw new Error("control: give --corpus FILE");
    const corpus = readAnswerCorpus(path);
    const asked = new RegExp(kinds);
    const setting: Setting = {
      corpus, wordings: Number(wordings), samples: Number(samples), referenceSamples: Number(reference), levels: drift === "session" ? sessionDrift : providerDrift,
      usable: corpus.cells.flatMap((name, cell) => (asked.test(name) ? [cell] : [])),
    };
    const random = createRandom(`control/${seed}`);
    const anyModel = (): number => Math.floor(random() * corpus.models.length);
    const same = Array.from({ length: Number(honest) }, (_, run) => compare(setting, run % corpus.models.length, run % corpus.models.length, `${seed}/same/${run}`));
    const powers = same.slice(0, Number(powered)).map(({ weighed }, run) => statePower(weighed, `${seed}/${run}`).rows.find(({ share }) => share === 1)?.power ?? 0);
    const pairs = Array.from({ length: Number(others) }, (_, run) => {
      const claim = anyModel();
      let other = anyModel();
      while (other === claim) other = anyModel();
      return { sibling: vendorOf(corpus, claim) === vendorOf(corpus, other), decision: compare(setting, claim, other, `${seed}/other/${run}`).decision };
    });
    const strangers = pairs.filter(({ sibling }) => !sibling);
    const siblings = pairs.filter(({ sibling }) => sibling);
    return Promise.resolve({
      wordings: setting.wordings, samples: setting.samples, reference: setting.referenceSamples, drift,
      falseAlarms: rate(same, ({ decision }) => decision === "inconsistent"),
      consistent: rate(powers, (power, run) => power >= enoughPower && same[run]?.decision === "agrees"),
      meanStatedPower: powers.reduce((sum, power) => sum + power, 0) / Math.max(1, powers.length),
      otherVendorCaught: rate(strangers, ({ decision }) => decision === "inconsistent"),
      otherVendorAgrees: rate(strangers, ({ decision }) => decision === "agrees"),
      sameVendorCaught: rate(siblings, ({ decision }) => decision === "inconsistent"),
      otherSampling: Object.fromEntries(Object.entries(samplerPairs).map(([name, by]) => {
        const runs = Array.from({ length: Number(samplers) }, (_, run) => compare(setting, run % corpus.models.length, run % corpus.models.length, `${seed}/${name}/${run}`, by));
        return [name, { falseAlarms: rate(runs, ({ decision }) => decision === "inconsistent"), agrees: rate(runs, ({ decision }) => decision === "agrees") }];
      })),
    });
  },
};

function compare({ corpus, usable, wordings, samples, referenceSamples, levels }: Setting, trusted: number, audited: number, seed: string, by: (typeof samplerPairs)[string] = { control: asAsked, audited: asAsked }): Compared {
  const random = createRandom(seed);
  const ask = (counts: Counts, sampler: Sampler, times: number): Counts => {
    const weighted = sampler(counts);
    const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
    const drawn: Record<string, number> = {};
    for (let sample = 0; sample < times; sample += 1) {
      let left = random() * total;
      const [answer] = weighted.find(([, weight]) => (left -= weight) < 0) ?? weighted.at(-1) ?? [""];
      drawn[answer] = (drawn[answer] ?? 0) + 1;
    }
    return drawn;
  };
  const cells = shuffle(usable, random).slice(0, wordings).flatMap((cell): ComparedCell[] => {
    const [own, other] = [corpus.counts[trusted]?.[cell], corpus.counts[audited]?.[cell]];
    if (own == null || other == null) return [];
    const [expected, given] = [ask(own, by.control, referenceSamples), ask(other, by.audited, samples)];
    const model = modelCell(expected);
    return [{ observation: observe(String(cell), given, samples), model, counts: countByModel(model, given), samples, expected }];
  });
  const { weighed } = weighUnknownSampling(cells, [], levels);
  return { weighed, decision: decideClaim(testClaim(cells, { seed }), weighed) };
}

function observe(cell: string, counts: Counts, samples: number): Observation {
  return {
    key: "answer-distribution", subject: { cell }, probe: null, analyzer: { id: "answer-distribution", version: 1 }, state: "observed",
    value: { kind: "distribution", counts }, strength: "strong", samples, missing: 0, conditions: null, evidence: [], note: "",
  };
}

function rate<Item>(items: readonly Item[], holds: (item: Item, at: number) => boolean): { k: number; n: number; low: number; high: number } {
  const k = items.filter(holds).length;
  const { low, high } = wilsonInterval(k, items.length);
  return { k, n: items.length, low, high };
}

function vendorOf({ models }: AnswerCorpus, model: number): string {
  return (models[model] ?? "").split("/")[0] ?? "";
}
