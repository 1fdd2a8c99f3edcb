/** Layers: what the tests of one question say together, when that is not enough, and whose it is. */
import { describe, expect, it } from "vitest";
import { attributeLayers, combine, decisionPosterior } from "../../../src/judge/layers/attribute-layers.js";
import { likelihoodCap, likelihoods, logLikelihoodsOf } from "../../../src/judge/layers/likelihoods.js";
import { layerClasses } from "../../../src/model/attribution.js";
import type { Observation } from "../../../src/model/observation.js";
import { observe } from "./sample-observations.js";

type Features = Readonly<Record<string, number>>;

function marks(step: string, features: Features, cell = "en", digests: Readonly<Record<string, number>> = {}): Observation[] {
  const follow = !["sensitive", "control"].includes(step);
  const subject = { suite: "censorship", topic: "event", region: "somewhere", language: "en", cell: follow ? `event/${cell}` : cell, step };
  const own = { subject, probe: { id: follow ? "who-withheld" : "event", version: 1 }, samples: Object.entries(features).filter(([name]) => endings.has(name)).reduce((sum, [, count]) => sum + count, 0), evidence: [`e-${step}`] };
  return [
    observe({ key: "layer-marks", value: { kind: "features", features }, ...own }),
    ...Object.keys(digests).length === 0 ? [] : [observe({ key: "withheld-text", value: { kind: "distribution", counts: digests }, ...own })],
  ];
}
const endings = new Set(["answered", "refused", "error", "stop", "broken", "turned", "empty"]);

const answered = { answered: 1, "answered-first-ms": 300 };
const refusedWithMark = { refused: 1, "canary-asked": 1, "canary-carried": 1, "refusals-with-canary": 1, "withheld-first-ms": 320 };
const canned = { refused: 1, "canary-asked": 1, "refusals-without-canary": 1, "withheld-first-ms": 12 };
const controls = ["a", "b", "c"].flatMap((cell) => marks("control", answered, cell));

const modelLike = [
  ...controls, ...marks("sensitive", { refused: 1, "withheld-first-ms": 310 }, "en", { d1: 1 }), ...marks("control", answered),
  ...marks("inert", answered), ...marks("canary", refusedWithMark, "en", { d2: 1 }), ...marks("oblique", refusedWithMark, "en", { d3: 1 }), ...marks("spelled", refusedWithMark, "en", { d4: 1 }), ...marks("again", { refused: 1, "withheld-first-ms": 305 }, "en", { d5: 1 }),
];

describe("a question that was withheld", () => {
  it("by a word list: the harmless task is stopped, paraphrase and spelled name pass, one sentence comes back at once", () => {
    const [one] = attributeLayers([
      ...controls, ...marks("sensitive", { refused: 1, "withheld-first-ms": 12 }, "en", { same: 1 }), ...marks("control", answered),
      ...marks("inert", canned, "en", { same: 1 }), ...marks("canary", canned, "en", { same: 1 }), ...marks("oblique", answered), ...marks("spelled", answered), ...marks("again", { refused: 1, "withheld-first-ms": 11 }, "en", { same: 1 }),
    ]);
    expect(one).toMatchObject({ layer: "input-filter", owner: "unknown", topic: "event", followUps: 5 });
    expect(one?.evidence).toContain("e-inert");
  });

  it("by the model: the mark is in its own words, and the meaning decides; without token counts an injected prompt stays possible", () => {
    expect(attributeLayers(modelLike)[0]?.layer).toBeNull();
    expect(attributeLayers(modelLike)[0]?.posteriors["input-filter"]).toBeLessThan(0.01);
    const billed = (tokens: (characters: number) => number): Observation[] => modelLike.map((one, index) => {
      const characters = 60 + index * 40;
      return one.value?.kind === "features" ? { ...one, value: { ...one.value, features: { ...one.value.features, "prompt-tokens": tokens(characters), "prompt-characters": characters } } } : one;
    });
    const model = attributeLayers(billed((characters) => 12 + characters / 4))[0];
    expect([model?.layer, model?.owner]).toEqual(["model", "vendor"]);
    // A prompt of 150 tokens that nobody sent: no longer the model, and called injected only where the rest agrees.
    expect(attributeLayers(billed((characters) => 162 + characters / 4))[0]?.layer).not.toBe("model");
  });

  it("by a filter behind the model: the mark and some text come, then the end", () => {
    const broken = { stop: 1, "canary-asked": 1, "canary-carried": 1, "side-output": 1, "owner-host": 1, "filter-some": 1, "withheld-first-ms": 320, unexplained: 1 };
    const [one] = attributeLayers([...controls, ...marks("sensitive", { stop: 1, "withheld-first-ms": 310 }), ...marks("control", answered), ...marks("inert", answered), ...marks("canary", broken), ...marks("oblique", broken), ...marks("spelled", broken)]);
    expect(one).toMatchObject({ layer: "output-filter", owner: "host" });
    expect(one?.ownerWhy).toContain("some");
  });

  it("by both: an error on the way in, a break on the way out", () => {
    const error = { error: 1, "withheld-first-ms": 5 };
    const broken = { broken: 1, "canary-asked": 1, "canary-carried": 1, "withheld-first-ms": 320 };
    expect(attributeLayers([...controls, ...marks("sensitive", error), ...marks("control", answered), ...marks("inert", error), ...marks("canary", error), ...marks("oblique", broken), ...marks("spelled", broken), ...marks("again", error)])[0]?.layer).toBe("both-filters");
  });

  it("in words, and was not followed up: is laid to nobody; a block without a known mark is told to be open", () => {
    expect(attributeLayers([...marks("sensitive", { refused: 1 }), ...marks("control", answered)])).toEqual([]);
    expect(attributeLayers([...marks("sensitive", { error: 1 }), ...marks("control", answered)])[0]?.layer).toBeNull();
  });

  it("like its control: is no matter of layers", () => {
    expect(attributeLayers([...marks("sensitive", { refused: 1 }), ...marks("control", { refused: 1 })])).toEqual([]);
    expect(attributeLayers([...marks("sensitive", answered), ...marks("control", answered)])).toEqual([]);
  });
});

describe("the tables", () => {
  it("give probabilities, and no outcome more than the cap", () => {
    for (const [test, outcomes] of Object.entries(likelihoods)) {
      for (const layer of layerClasses) expect(Object.values(outcomes).reduce((sum, outcome) => sum + outcome[layer], 0), `${test} ${layer}`).toBeLessThanOrEqual(1.001);
      for (const outcome of Object.values(outcomes)) expect(Math.min(...Object.values(logLikelihoodsOf(outcome)))).toBeGreaterThanOrEqual(-likelihoodCap);
    }
  });

  it("say nothing without a test, and no single test decides", () => {
    expect(Object.values(combine([]))).toEqual(layerClasses.map(() => 1 / layerClasses.length));
    for (const outcomes of Object.values(likelihoods)) {
      for (const outcome of Object.values(outcomes)) {
        const posteriors = combine([{ test: "", seen: "", logLikelihoods: logLikelihoodsOf(outcome), samples: 1, evidence: [] }]);
        expect(Math.max(...Object.values(posteriors))).toBeLessThan(decisionPosterior);
      }
    }
  });
});
