/** The verdict's honesty rules: disagreement convicts, missing data never does, agreement needs power. */
import { describe, expect, it } from "vitest";
import { isOtherChannel } from "../../../src/judge/is-other-channel.js";
import { giveVerdict } from "../../../src/judge/give-verdict.js";
import { scoreFingerprints } from "../../../src/judge/score-fingerprints.js";
import type { Candidate } from "../../../src/model/candidate.js";
import type { Fingerprint } from "../../../src/model/fingerprint.js";
import type { Observation } from "../../../src/model/observation.js";
import type { RecordingEnding, RecordingHeader } from "../../../src/model/recording.js";
import type { RunTally } from "../../../src/model/analysis.js";
import { analysisOf, answersTo, complete, headerFor, reference, type Answers } from "./sample-observations.js";

const words = ["oak", "elm", "ash", "yew", "fir", "bay", "box", "fig"];
/** Each wording has its own favourite. */
const cells: readonly Answers[] = words.map((word, index) => ({ [word]: 30, [words[(index + 1) % words.length] ?? "x"]: 10 }));
const own = reference("claimed", cells);
const otherCells: readonly Answers[] = words.map((word) => ({ [`${word}wood`]: 30, [word]: 10 }));
const rival = reference("rival", otherCells);

const honest = words.map((word, index) => answersTo(index, { [word]: 4, [words[(index + 1) % words.length] ?? "x"]: 1 }));
const swapped = words.map((word, index) => answersTo(index, { [`${word}wood`]: 3 }));

interface Case { readonly observations: readonly Observation[]; readonly fingerprints?: readonly Fingerprint[]; readonly ending?: RecordingEnding; readonly tally?: Partial<RunTally>; readonly claim?: string; readonly control?: Fingerprint | null }

function judge({ observations, fingerprints = [own], ending = complete, tally = {}, claim = "claimed", control = null }: Case) {
  const header = headerFor(claim);
  const candidates = scoreFingerprints(observations, fingerprints, { asOf: header.startedAt });
  return giveVerdict({ header, ending, analysis: analysisOf(observations, tally), candidates, fingerprints, control });
}

describe("giveVerdict", () => {
  it("says that nothing was asked where limits allowed no request", () => {
    const { verdict } = judge({ observations: [], tally: { attempts: 0, valid: 0 } });
    expect(verdict).toMatchObject({ claim: "inconclusive", sentence: "Whether this is claimed cannot be said: the limits of the run allowed no request." });
    expect(verdict.next).toContain("--max-usd");
  });

  it("names a rival only where its own reference was compared and leaves little to unlisted models", () => {
    const candidate = (model: string, posterior: number, strength: "strong" | "reported"): Candidate => ({
      fingerprint: model, model, family: model, vendor: null, posterior, logEvidence: 9, coverage: 1,
      comparisons: [{ key: "style", subject: {}, strength, logLikelihoodRatio: 5, capped: false, result: "agreed", samples: 15, why: "", evidence: [] }],
    });
    const none = (posterior: number): Candidate => ({ ...candidate("unknown", posterior, "strong"), fingerprint: null, family: null, comparisons: [] });
    const say = (...candidates: readonly Candidate[]) => giveVerdict({ header: headerFor("claimed"), ending: complete, analysis: analysisOf(swapped), candidates, fingerprints: [own] }).verdict.sentence;
    expect(say(candidate("rival", 0.9995, "strong"), none(0.0005))).toContain("rival explains them best");
    expect(say(candidate("rival", 0.97, "strong"), none(0.03))).toContain("which model gave them is open");
    expect(say(candidate("rival", 0.9995, "reported"), none(0.0005))).toContain("which model gave them is open");
    expect(say(none(0.97), candidate("rival", 0.03, "strong"))).toContain("no listed model explains them better");
  });

  it("holds a claim that the answers fit", () => {
    const { verdict, power } = judge({ observations: honest });
    expect(verdict).toMatchObject({ claim: "consistent", reason: null });
    expect(verdict.errorRates).toMatchObject({ alpha: 0.01, validSamples: 40 });
    expect(power.rows.find(({ against, share }) => against.includes("another vendor") && share === 1)?.power).toBeGreaterThanOrEqual(0.8);
  });

  it("convicts answers that the reference never gave, and points at them", () => {
    const { verdict } = judge({ observations: swapped });
    expect(verdict.claim).toBe("inconsistent");
    expect(verdict.errorRates.pValue).toBeLessThanOrEqual(0.01);
    expect(verdict.reasons[0]).toMatchObject({ result: "disagrees", samples: 24 });
    expect(verdict.reasons.every(({ evidence }) => evidence.length > 0)).toBe(true);
    expect(verdict.innocentCauses.length).toBeGreaterThan(3);
  });

  it("is not kept from convicting by another reference of the claim that was asked other questions", () => {
    const elsewhere = reference("claimed", [], { id: "shipped", expects: own.expects.map((expectation) => ({ ...expectation, probe: "other-question@1" })) });
    expect(judge({ observations: swapped, fingerprints: [own, elsewhere] }).verdict.claim).toBe("inconsistent");
    expect(judge({ observations: swapped, fingerprints: [elsewhere, own] }).verdict.claim).toBe("inconsistent");
  });

  it("counts copies of one answer once: a response cache before the claimed model convicts nobody", () => {
    const drawn = words.map((word, index) => (index % 4 === 0 ? words[(index + 1) % words.length] ?? "x" : word));
    const tight = reference("claimed", cells, { sessions: ["2026-11-01", "2026-11-02", "2026-11-03"].map((day) => ({ at: `${day}T00:00:00Z`, digest: day, channel: "test", provider: null, samples: 100 })) });
    const cached = drawn.map((answer, index) => answersTo(index, { [answer]: 30 }));
    const { verdict } = judge({ observations: cached, fingerprints: [tight] });
    expect(verdict.claim).toBe("inconclusive");
    expect(verdict.errorRates.validSamples).toBe(words.length);
    expect(verdict.innocentCauses[0]?.result).toContain("one answer a wording was counted");
  });

  it("convicts half of the requests substituted, though the difference of all answers is small", () => {
    const long = reference("claimed", words.map((word) => ({ [word]: 120, [`${word}s`]: 40 })), { sessions: ["2026-11-01", "2026-11-02", "2026-11-03"].map((day) => ({ at: `${day}T00:00:00Z`, digest: day, channel: "test", provider: null, samples: 400 })) });
    const mixed = words.map((word, index) => answersTo(index, { [word]: 8, [`${word}s`]: 3, [`${word}wood`]: 3 }));
    const { verdict } = judge({ observations: mixed, fingerprints: [long, reference("rival", otherCells)] });
    expect(verdict.claim).toBe("inconsistent");
    expect(verdict.mixture?.interval.low).toBeGreaterThan(0.05);
  });

  it.each([
    ["at temperature 0", 20, 0],
    ["out of a cache", 0, 20],
  ])("convicts nobody beside a control that answers %s", (_how, usual, rare) => {
    const varied = words.map((word, index) => answersTo(index, { [word]: 9, [`${word}s`]: 5, [`big ${word}`]: 3, [`old ${word}`]: 3 }));
    const poor = reference("claimed", words.map((word) => ({ ...(usual > 0 && { [word]: usual }), ...(rare > 0 && { [`${word}s`]: rare }) })));
    const { verdict } = judge({ observations: varied, fingerprints: [poor], control: poor });
    expect(verdict.claim).toBe("inconclusive");
    expect(verdict.sentence).toContain("less variety");
    expect(verdict.errorRates.pValue).toBeGreaterThan(0.01);
    expect(verdict.innocentCauses.find(({ cause }) => cause.startsWith("temperature"))?.result).toMatch(/^possible/);
    // The same answers against a reference that is known to be sampled alike are another model's.
    expect(judge({ observations: varied, fingerprints: [poor] }).verdict.claim).toBe("inconsistent");
    const elsewhere = { ...poor, sessions: poor.sessions.map((session) => ({ ...session, channel: "api.vendor.example" })) };
    const { verdict: fromElsewhere } = judge({ observations: varied, fingerprints: [elsewhere] });
    expect(fromElsewhere).toMatchObject({ claim: "inconclusive", innocentCauses: expect.arrayContaining([expect.objectContaining({ result: expect.stringMatching(/^possible: with the endpoint/) as string })]) as unknown });
  });

  it("convicts another model's answers beside a control", () => {
    const trusted = reference("claimed", words.map((word) => ({ [word]: 12, [`${word}s`]: 8 })));
    const others = words.map((word, index) => answersTo(index, { [`${word}wood`]: 12, [`${word}y`]: 8 }));
    expect(judge({ observations: others, fingerprints: [trusted], control: trusted }).verdict.claim).toBe("inconsistent");
  });

  it("allows another provider's distance where the reference was measured at another host", () => {
    const at = (channel: string, provider: string | null = null) => isOtherChannel(reference("claimed", cells, { sessions: [{ at: "2026-11-01T00:00:00Z", digest: "d", channel, provider, samples: 100 }] }), { baseUrl: "https://api.reseller.example/v1", provider: "reseller" });
    expect([at("api.vendor.example"), at("api.reseller.example:443"), at("api.vendor.example", "reseller"), at("log"), at("lab")]).toEqual([true, false, false, false, false]);
  });

  it("names the rival that explains them", () => {
    const { verdict } = judge({ observations: swapped, fingerprints: [own, rival] });
    expect(verdict.claim).toBe("inconsistent");
    expect(verdict.sentence).toContain("rival explains them best");
  });

  it.each<[string, Case, string]>([
    ["no reference", { observations: swapped, fingerprints: [] }, "no-reference"],
    ["an expired reference, however the answers disagree", { observations: swapped, fingerprints: [reference("claimed", cells, { expires: "2026-11-19T00:00:00Z" })] }, "expired"],
    ["answers to one wording alone, however odd", { observations: swapped.slice(0, 1) }, "low-coverage"],
    ["nothing but rate limits", { observations: [], tally: { rateLimited: 40, valid: 0 } }, "rate-limited"],
    ["an interrupted run without enough", { observations: honest.slice(0, 2), ending: { ...complete, closing: null } }, "interrupted"],
    ["answers under another wording", { observations: swapped.map((observation) => ({ ...observation, conditions: { wordingDigest: "new", system: null, temperature: 1, reasoning: "none", protocol: "openai-chat" } })) }, "low-coverage"],
    ["answers under another temperature", { observations: swapped.map((observation) => ({ ...observation, conditions: observation.conditions === null ? null : { ...observation.conditions, temperature: 0 } })) }, "low-coverage"],
    ["answers under another probe version", { observations: swapped.map((observation) => ({ ...observation, probe: { id: observation.probe?.id ?? "", version: 2 } })) }, "low-coverage"],
    ["unavailable observations", { observations: swapped.map(({ value: _value, ...observation }) => ({ ...observation, state: "unavailable" as const, samples: 0 })) }, "low-coverage"],
    ["evidence that is reported, not strong", { observations: swapped.map((observation) => ({ ...observation, strength: "reported" as const })) }, "low-coverage"],
  ])("says inconclusive on %s", (_name, given, reason) => {
    const { verdict } = judge(given);
    expect(verdict).toMatchObject({ claim: "inconclusive", reason });
    expect(verdict.next).not.toBe("");
  });

  it("does not advise the depth that was run", () => {
    const next = (more: Partial<RecordingHeader["options"]>): string => {
      const header = headerFor("claimed");
      const deep = { ...header, options: { ...header.options, depth: "deep" as const, seed: 7, maxRequests: 600, ...more } };
      return giveVerdict({ header: deep, ending: complete, analysis: analysisOf(swapped.slice(0, 1)), candidates: [], fingerprints: [own] }).verdict.next;
    };
    expect(next({})).toContain("the deepest run there is. Ask again with another seed, for answers that are new: `ai-audit run --depth deep --seed 8`");
    expect(next({ maxRequests: 90 })).toContain("Ask more: `ai-audit run --depth deep --seed 8 --max-requests 600`");
    expect(next({ depth: "standard", maxRequests: 200 })).toContain("Ask more: `ai-audit run --depth deep`");
    expect(next({ depth: "quick", maxRequests: 60 })).toContain("Ask more: `ai-audit run --depth standard`");
  });

  it("says tie where another listed model fits as well", () => {
    const twin = reference("twin", cells);
    expect(judge({ observations: honest, fingerprints: [own, twin] }).verdict).toMatchObject({ claim: "inconclusive", reason: "tie" });
  });

  it("does not convict on one odd wording", () => {
    const observations = honest.map((observation, index) => (index === 0 ? swapped[0] ?? observation : observation));
    expect(judge({ observations }).verdict.claim).not.toBe("inconsistent");
  });

  it("contradicts a family only when every member is contradicted", () => {
    const family = [reference("a", cells, { family: "clan" }), reference("b", otherCells, { family: "clan" })];
    expect(judge({ observations: swapped, fingerprints: family, claim: "clan" }).verdict.claim).not.toBe("inconsistent");
  });

  it("gives the same verdict twice", () => {
    expect(judge({ observations: swapped })).toEqual(judge({ observations: swapped }));
  });
});

describe("scoreFingerprints", () => {
  it("always lists none of these, once without a family and once for each, and sums to one", () => {
    const candidates = scoreFingerprints(honest, [own, rival], { asOf: null });
    expect(candidates.filter(({ fingerprint }) => fingerprint === null).map(({ family }) => family).sort()).toEqual(["claimed-family", "rival-family", null].sort());
    expect(candidates.reduce((sum, { posterior }) => sum + posterior, 0)).toBeCloseTo(1, 10);
    expect(candidates[0]?.fingerprint).toBe("claimed");
  });

  it("knows nothing of garbage", () => {
    const garbage = words.map((_, index) => answersTo(index, { [`junk${index}`]: 3 }));
    expect(scoreFingerprints(garbage, [own, rival], { asOf: null })[0]?.model).toBe("unknown");
  });

  it("takes new answers for no sign of a model whose own answers are mostly new ones", () => {
    const various = reference("various", words.map((word) => Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${word}${index}`, 1]))));
    const garbage = words.map((_, index) => answersTo(index, { [`junk${index}`]: 1 }));
    const candidates = scoreFingerprints(garbage, [various], { asOf: null });
    expect(candidates[0]).toMatchObject({ model: "unknown", family: null });
    expect(candidates.find(({ family, fingerprint }) => family === "various-family" && fingerprint === null)?.logEvidence).toBeLessThanOrEqual(0);
  });

  it("shows what it skipped and why", () => {
    const candidates = scoreFingerprints([answersTo(0, { oak: 3 }, { probe: { id: "probe-0", version: 9 } })], [own], { asOf: null });
    expect(candidates.find(({ fingerprint }) => fingerprint === "claimed")?.comparisons).toMatchObject([{ result: "skipped", logLikelihoodRatio: null, why: expect.stringContaining("version") as string }]);
  });
});
