/** Habits beside answer distributions: style, reported prompt tokens and the place of reasoning rank candidates, within their caps, and name nobody alone. */
import { describe, expect, it } from "vitest";
import { scoreFingerprints } from "../../../src/judge/score-fingerprints.js";
import { caps, weighEvidence, type Likelihoods } from "../../../src/judge/weigh-evidence.js";
import type { Candidate } from "../../../src/model/candidate.js";
import type { Fingerprint } from "../../../src/model/fingerprint.js";
import type { Observation, ObservationValue, Strength } from "../../../src/model/observation.js";
import type { StyleCalibration } from "../../../src/model/style-map.js";
import { answersTo, observe, reference } from "./sample-observations.js";

const calibration: StyleCalibration = {
  replySpread: [1, 1, 1], learnedSpread: [1, 1, 1], topicSpread: [0.1, 0.1, 0.1], modelSpread: [9, 9, 9], siblingSpread: [2, 2, 2], temperature: 0.8, fitLimit: 9, origin: "test",
};
const features = (means: readonly number[]): ObservationValue => ({ kind: "features", features: Object.fromEntries(means.flatMap((mean, index) => [[`mean-0${index + 1}`, mean], [`spread-0${index + 1}`, 1]])) });
const expectation = (key: string, strength: Strength, value: ObservationValue, subject = {}) => ({ key, subject, probe: null, analyzer: `${key}@1`, conditions: null, strength, value, samples: 200 });

interface Habits { readonly style?: readonly number[]; readonly offsets?: Readonly<Record<string, number>>; readonly visible?: number }
const o200k = { counter: "o200k", script: "english" };

function model(name: string, family: string, { style, offsets, visible }: Habits): Fingerprint {
  return reference(name, [], { family, expects: [
    ...(style === undefined ? [] : [expectation("style", "strong", features(style), { map: "m@1" })]),
    ...(offsets === undefined ? [] : [expectation("prompt-token-offset", "reported", { kind: "distribution", counts: offsets }, o200k)]),
    ...(visible === undefined ? [] : [expectation("reasoning-shape", "one-sided", { kind: "distribution", counts: { member: visible, none: 200 - visible } })]),
  ] });
}

const listed = [
  model("oak", "tree", { style: [4, 0, 0], offsets: { 7: 200 }, visible: 0 }),
  model("elm", "tree", { style: [4, 3, 0], offsets: { 7: 200 }, visible: 200 }),
  model("carp", "fish", { style: [-4, -3, 2], offsets: { 20: 90, 21: 90, 22: 20 }, visible: 0 }),
];
const seen = (what: Habits, samples = 8): Observation[] => [
  ...(what.style === undefined ? [] : [observe({ key: "style", probe: null, conditions: null, subject: { map: "m@1" }, value: features(what.style), samples })]),
  ...(what.offsets === undefined ? [] : [observe({ key: "prompt-token-offset", probe: null, conditions: null, strength: "reported", subject: o200k, value: { kind: "distribution", counts: what.offsets }, samples })]),
  ...(what.visible === undefined ? [] : [observe({ key: "reasoning-shape", probe: null, conditions: null, strength: "one-sided", value: { kind: "distribution", counts: { member: what.visible, none: samples - what.visible } }, samples })]),
];
const score = (what: Habits): readonly Candidate[] => scoreFingerprints(seen(what), listed, { asOf: null, style: calibration });

describe("scoreFingerprints on habits", () => {
  it.each([
    ["oak", { style: [4.2, 0.1, 0], offsets: { 7: 8 }, visible: 0 }],
    ["elm", { style: [3.9, 2.8, -0.2], offsets: { 7: 8 }, visible: 8 }],
    ["carp", { style: [-4.1, -2.9, 2.1], offsets: { 20: 5, 21: 3 }, visible: 0 }],
  ] as const)("names %s", (name, what) => {
    const [first, ...rest] = score(what);
    expect(first).toMatchObject({ model: name });
    expect(first?.posterior).toBeGreaterThan(0.8);
    expect(rest.reduce((sum, { posterior }) => sum + posterior, first?.posterior ?? 0)).toBeCloseTo(1);
    expect(first?.comparisons.map(({ key, result }) => [key, result])).toEqual([["style", "agreed"], ["prompt-token-offset", "agreed"], ["reasoning-shape", "agreed"]]);
  });

  it("calls a style far from every reference unknown, whatever its meter says", () => {
    expect(score({ style: [0, 40, -40], offsets: { 7: 8 }, visible: 0 })[0]).toMatchObject({ fingerprint: null, family: null });
  });

  it("names nobody by reported tokens alone", () => {
    const candidates = score({ offsets: { 20: 8 }, visible: 0 });
    expect(candidates[0]).toMatchObject({ fingerprint: null, family: null });
    expect(candidates[0]?.posterior).toBeGreaterThan(0.4999);
    expect(candidates.find(({ fingerprint }) => fingerprint !== null)).toMatchObject({ model: "carp" });
  });

  it("takes one constant under a vocabulary at hand for an unlisted model of it, where no listed model's meter is like that", () => {
    const ratio = (offsets: Readonly<Record<string, number>>): number => score({ style: [-4, -3, 2], offsets }).find(({ model: other }) => other === "carp")?.comparisons.find(({ key }) => key === "prompt-token-offset")?.logLikelihoodRatio ?? 0;
    expect(ratio({ 22: 8 })).toBeLessThan(ratio({ 20: 3, 21: 4, 22: 1 }) - 4);
    expect(ratio({ 12: 8 })).toBeLessThan(-caps.reported + 0.5);
  });

  it("leans to an unlisted sibling between two listed ones of a family", () => {
    const family = score({ style: [4, 1.5, 1.2], offsets: { 7: 8 }, visible: 0 }).filter((candidate) => candidate.family === "tree");
    expect(family.reduce((sum, { posterior }) => sum + posterior, 0)).toBeGreaterThan(0.5);
    expect(family.find(({ fingerprint }) => fingerprint === null)?.posterior).toBeGreaterThan(0.1);
  });

  it("does not hold stripped reasoning against a model, and holds invented reasoning against one", () => {
    const ratio = (visible: number, name: string): number => score({ style: [4, 1.5, 0], visible }).find(({ model: other }) => other === name)?.comparisons.find(({ key }) => key === "reasoning-shape")?.logLikelihoodRatio ?? 0;
    expect(ratio(8, "elm") - ratio(8, "oak")).toBeGreaterThan(4);
    expect(ratio(0, "oak") - ratio(0, "elm")).toBeLessThan(3);
  });

  it("leaves out references that nothing could be compared with, while others could", () => {
    const answered = reference("answered", [{ yes: 30 }]);
    expect(scoreFingerprints(seen({ style: [4, 0, 0] }), [...listed, answered], { asOf: null, style: calibration }).some(({ model: name }) => name === "answered")).toBe(false);
    expect(scoreFingerprints([], [...listed, answered], { asOf: null, style: calibration }).some(({ model: name }) => name === "answered")).toBe(true);
  });

  it("does not score style of another map", () => {
    const other = seen({ style: [4, 0, 0] }).map((observation) => ({ ...observation, subject: { map: "m@2" } }));
    expect(scoreFingerprints(other, listed, { asOf: null, style: calibration }).every(({ comparisons }) => comparisons.length === 0)).toBe(true);
  });
});

describe("answers in another wording", () => {
  const kinds = (counts: Readonly<Record<string, number>>, name: string): Fingerprint => reference(name, [], { expects: [{ ...expectation("answer-distribution", "strong", { kind: "distribution", counts }, { kind: "city", language: "en" }), samples: 15 }] });
  const asked = [answersTo(0, { tokyo: 5, paris: 1 }, { subject: { cell: "c0", kind: "city", language: "en" } })];
  const candidates = scoreFingerprints(asked, [kinds({ tokyo: 14, paris: 1 }, "traveller"), kinds({ oslo: 15 }, "northerner")], { asOf: null });

  it("orders references", () => {
    expect(candidates.filter(({ fingerprint }) => fingerprint !== null).map(({ model: name }) => name)).toEqual(["traveller", "northerner"]);
  });

  it("names nobody and says why", () => {
    expect(candidates[0]).toMatchObject({ fingerprint: null });
    expect(candidates.flatMap(({ comparisons }) => comparisons.filter(({ result }) => result !== "skipped")).map(({ strength, why }) => [strength, why])[0]).toEqual(["reported", "the reference was asked in another wording, so this only ranks"]);
  });
});

describe("weighEvidence", () => {
  const likelihoods = (strength: Strength, fits = true): Likelihoods => ({ key: "k", strength, samples: 8, evidence: [], subject: {}, listed: new Map([["best", 0], ["worst", -900]]), siblings: new Map(), none: -500, fits, why: "" });

  it.each(["strong", "reported", "one-sided"] as const)("lets %s evidence speak by its factor and no more", (strength) => {
    const cap = caps[strength];
    expect(weighEvidence(likelihoods(strength), 0)).toEqual({ ratio: cap, capped: true });
    expect(weighEvidence(likelihoods(strength), -900)).toEqual({ ratio: -cap, capped: true });
    expect(weighEvidence({ ...likelihoods(strength), none: -1 }, -0.5)).toEqual({ ratio: 0.5, capped: false });
  });

  it("speaks against everything listed where nothing fits", () => {
    expect(weighEvidence(likelihoods("strong", false), 0).ratio).toBe(-caps.strong);
  });
});
