/** Findings on bills, filters and bodies: each with what it is made of, its innocent twin, and what is too thin to say. */
import { describe, expect, it } from "vitest";
import { findFindings } from "../../../src/judge/find-findings.js";
import type { Observation, ObservationValue } from "../../../src/model/observation.js";
import type { TokenAccount } from "../../../src/model/token-account.js";
import type { Verdict } from "../../../src/model/verdict.js";
import { analysisOf, headerFor, observe } from "./sample-observations.js";

const verdict: Verdict = {
  claim: "inconclusive", reason: "no-reference", sentence: "", next: "", candidates: [], mixture: null, layers: [], stack: [], reasons: [], innocentCauses: [],
  errorRates: { alpha: 0.01, pValue: null, method: "", validSamples: 0 },
};
const account: TokenAccount = {
  requests: 10, strings: 5, counting: ["o200k"], kind: "constant", factor: { value: 1, low: 1, high: 1 }, overheads: [{ tokens: 7, requests: 10 }], overheadWithSystem: null,
  cuts: 0, writing: [], claimed: null, enrolledOverheads: null, overheadVerdict: "no-reference", evidence: ["e1"],
};

interface Given { readonly observations?: readonly Observation[]; readonly tokens?: Partial<TokenAccount> | null; readonly verdict?: Partial<Verdict> }

function find({ observations = [], tokens = {}, verdict: given = {} }: Given) {
  return findFindings(observations, { header: headerFor("m"), claimed: ["m"], verdict: { ...verdict, ...given }, tally: analysisOf([]).tally, tokens: tokens === null ? null : { ...account, ...tokens }, tokenTables: { tables: [], texts: [] } });
}
const named = (given: Given): [string, string, string][] => find(given).map(({ id, severity, credibility }) => [id, severity, credibility]);
const seen = (key: string, value: ObservationValue, more: Partial<Observation> = {}): Given => ({ observations: [observe({ key, value, ...more })] });
const distribution = (counts: Readonly<Record<string, number>>): ObservationValue => ({ kind: "distribution", counts });
const features = (given: Readonly<Record<string, number>>): ObservationValue => ({ kind: "features", features: given });
const samples = (values: readonly number[]): ObservationValue => ({ kind: "samples", values, unit: "tokens/s" });
const harmless = (counts: Readonly<Record<string, number>>): Given => seen("reply-class", distribution(counts), { subject: { topic: "poison", language: "en", step: "harmless" } });
const multiplied = { kind: "multiplied", factor: { value: 1.35, low: 1.34, high: 1.36 } } as const;
const layer = (owner: string): Verdict["layers"][number] => ({ id: "wall", name: "The Wall", owner, count: 2, evidence: ["e1", "e2"], note: "" });
const past = (given: Readonly<Record<string, number>>): Given => ({ observations: [observe({ key: "output-over-ceiling", value: { kind: "rate", k: 3, n: 9 } }), observe({ key: "output-past-ceiling", value: features(given) })] });
const output = (reported: number, replies = 5, exceeding = replies) => features({ replies, reported, characters: 2000, o200k: 500, "exceeding-o200k": exceeding });
const log = { model: "gpt-4o", class: "o200k" } as const;
const metered = (given: Readonly<Record<string, number>> = {}, subject: Readonly<Record<string, string>> = {}) =>
  observe({ key: "output-meter", subject: { ...log, ...subject }, value: features({ replies: 40, reported: 1200, counted: 1000, exceeding: 40, ratioLow: 1.19, ratioHigh: 1.21, surplusLow: 90, surplusHigh: 210, ...given }), evidence: ["l2"] });
const prompts = (label: string, subject: Readonly<Record<string, string>> = {}) => observe({ key: "prompt-tokenizer", subject: { model: log.model, ...subject }, value: { kind: "label", label }, evidence: ["l1"] });

describe("a finding is made", () => {
  it.each<[string, Given, [string, string, string]]>([
    ["of two backend versions", seen("backend-fingerprint", distribution({ fp_a: 3, fp_b: 1 })), ["backend-varies-backend-fingerprint", "info", "certain"]],
    ["of cached tokens from nowhere", seen("cached-tokens", { kind: "rate", k: 1, n: 9 }), ["cached-from-nowhere", "low", "possible"]],
    ["of an inconsistent claim", { verdict: { claim: "inconsistent", sentence: "It is another.", reasons: [{ test: "t", claimed: "", seen: "", samples: 3, result: "disagrees", evidence: ["e4"] }] } }, ["claim-inconsistent", "critical", "likely"]],
    ["of a host's filter", { verdict: { layers: [layer("host")] } }, ["filter-wall", "medium", "likely"]],
    ["of the vendor's own filter, lower", { verdict: { layers: [layer("vendor")] } }, ["filter-wall", "low", "likely"]],
    ["of a filter that is anybody's, as low", { verdict: { layers: [layer("unknown")] } }, ["filter-wall", "low", "likely"]],
    ["of two latency modes", seen("latency-modes", features({ modes: 2, lowMs: 100, highMs: 900, highShare: 0.4 })), ["latency-two-modes", "info", "possible"]],
    ["of odd bodies", seen("body-problems", distribution({ "(none)": 9, "not-json": 1 })), ["odd-bodies", "info", "certain"]],
    ["of output beyond its text", { ...seen("output-count", output(700)), tokens: { writing: ["o200k"] } }, ["output-counts-high", "high", "likely"]],
    ["of a log's output that is a multiple of its text", { observations: [prompts("o200k"), metered()] }, ["output-meter-high-gpt-4o", "medium", "possible"]],
    ["of one host's, which counts prompts by that class", { observations: [prompts("o200k"), prompts("o200k", { provider: "A" }), metered({}, { provider: "A" })] }, ["output-meter-high-gpt-4o-at-a", "medium", "possible"]],
    ["of a surplus that is as many tokens in each reply, as marks are", { observations: [prompts("o200k"), metered({ surplusLow: 7, surplusHigh: 9 })] }, ["output-meter-high-gpt-4o", "info", "possible"]],
    ["of a surplus in some replies alone", { observations: [prompts("o200k"), metered({ exceeding: 30 })] }, ["output-meter-high-gpt-4o", "info", "possible"]],
    ["of a host whose prompts do not tell, where others are exact", { observations: [prompts("o200k"), prompts("o200k", { provider: "A" }), metered({}, { provider: "B" }), metered({ reported: 1010, exceeding: 0 }, { provider: "A" })] }, ["output-meter-high-gpt-4o-at-b", "low", "possible"]],
    ["of the only host, whose prompts do not tell", { observations: [metered()] }, ["output-meter-high-gpt-4o", "low", "possible"]],
    ["of hosts of few replies, where others count their prompts and are exact", { observations: [prompts("o200k"), prompts("o200k", { provider: "A" }), metered({}, { hosts: "several" }), metered({ reported: 1010, exceeding: 0 }, { provider: "A" })] }, ["output-meter-high-gpt-4o", "low", "possible"]],
    ["of the same surplus in each, more than marks are", { observations: [prompts("o200k"), metered({ surplusLow: 299, surplusHigh: 301, ratioLow: 1.1, ratioHigh: 1.9 })] }, ["output-meter-high-gpt-4o", "medium", "possible"]],
    ["of exactly the same part in some", { observations: [prompts("o200k"), metered({ exceeding: 12, ratioLow: 2, ratioHigh: 2.005 })] }, ["output-meter-high-gpt-4o", "medium", "possible"]],
    ["of about the same part in some, as a backend with another meter makes", { observations: [prompts("o200k"), metered({ exceeding: 12, ratioLow: 1.3, ratioHigh: 1.32 })] }, ["output-meter-high-gpt-4o", "info", "possible"]],
    ["of texts that the log has cut", { observations: [prompts("o200k"), metered({ unfinished: 20 })] }, ["output-meter-high-gpt-4o", "low", "possible"]],
    ["of output beyond its text and some reported reasoning", { observations: [observe({ key: "output-count", value: features({ replies: 5, reported: 700, unseen: 5, characters: 2000, o200k: 500, "exceeding-o200k": 5 }) })], tokens: { writing: ["o200k"] } }, ["output-counts-high", "medium", "possible"]],
    ["of hosts of few replies", { observations: [prompts("o200k"), metered({}, { hosts: "several" })] }, ["output-meter-high-gpt-4o", "medium", "possible"]],
    ["of a log's output whose surplus differs as reasoning does", { observations: [prompts("o200k"), metered({ ratioLow: 1.1, ratioHigh: 1.9 })] }, ["output-meter-high-gpt-4o", "info", "possible"]],
    ["of a log's output that another class would count so, lower", { observations: [prompts("o200k"), metered({}, { foreign: "cl100k" })] }, ["output-meter-high-gpt-4o", "low", "possible"]],
    ["of output beyond its ceiling", seen("output-over-ceiling", { kind: "rate", k: 3, n: 9 }), ["output-over-ceiling", "high", "certain"]],
    ["of output beyond its ceiling that the text holds, as one raised ceiling explains", past({ over: 3, like: 1, longer: 3, o200k: 3 }), ["output-over-ceiling", "info", "likely"]],
    ["of output beyond its ceiling that the text holds, as nothing single explains", past({ over: 3, like: 0, longer: 3, o200k: 3 }), ["output-over-ceiling", "low", "likely"]],
    ["of output beyond its ceiling that nothing at hand recounts, as one raised ceiling explains", { ...past({ over: 3, like: 1, longer: 0, o200k: 0 }), tokens: { claimed: "yi", counting: [] } }, ["output-over-ceiling", "low", "possible"]],
    ["of output beyond its ceiling and its text", { ...past({ over: 3, like: 1, longer: 3, o200k: 0 }), tokens: { claimed: "o200k" } }, ["output-over-ceiling", "high", "likely"]],
    ["of copies that begin otherwise, or are left", { observations: [1, 2, 3].map((at) => observe({ key: "altered-copy", value: features({ ceiling: 24, characters: 90 }), evidence: [`e${at}`] })) }, ["copies-altered", "info", "certain"]],
    ["of harmless requests that are refused", harmless({ refused: 6, complete: 2 }), ["over-refusal", "medium", "likely"]],
    ["of a few of them, lower", harmless({ refused: 3, complete: 9 }), ["over-refusal", "low", "likely"]],
    ["of equal requests counted far apart", seen("prompt-count-repeats", features({ groups: 3, varying: 1, largestSpread: 71 })), ["prompt-count-varies", "medium", "possible"]],
    ["of one sentence to different questions", seen("repeated-sentence", features({ replies: 4, probes: 3 })), ["one-sentence-to-all", "low", "certain"]],
    ["of reasoning that no reply shows", seen("unseen-reasoning", features({ replies: 3, reasoning: 400, output: 1000 })), ["reasoning-unseen", "info", "possible"]],
    ["of reasoning without time", seen("reasoning-speed", samples([5001, 9000, 8000, 90])), ["reasoning-too-fast", "medium", "likely"]],
    ["of counts that are a multiple", { tokens: multiplied }, ["token-counts-inflated", "high", "likely"]],
    ["of a multiple of what writes, surer", { tokens: { ...multiplied, writing: ["o200k"] } }, ["token-counts-inflated", "high", "certain"]],
    ["of one token more than the provider's reference", { tokens: { overheads: [{ tokens: 8, requests: 10 }], enrolledOverheads: [7], overheadVerdict: "added" } }, ["token-overhead-added", "medium", "likely"]],
    ["of many more", { tokens: { overheads: [{ tokens: 48, requests: 10 }], enrolledOverheads: [7], overheadVerdict: "added" } }, ["token-overhead-added", "high", "likely"]],
    ["of more by a tokenizer that is not in the table", { tokens: { kind: "unknown", counting: [], factor: null, overheads: [], beyondReference: { least: 135, most: 136, requests: 7 }, overheadVerdict: "added" } }, ["token-overhead-added", "high", "likely"]],
    ["of more than the reference in every one of several counts", { tokens: { kind: "varying", overheads: [{ tokens: 30, requests: 6 }, { tokens: 31, requests: 4 }], enrolledOverheads: [7], overheadVerdict: "added" } }, ["token-overhead-added", "high", "likely"]],
    ["of a long hidden prompt", { tokens: { overheads: [{ tokens: 640, requests: 10 }] } }, ["hidden-prompt", "high", "likely"]],
  ])("%s", (_name, given, expected) => {
    expect(named(given)).toEqual([expected]);
    for (const { evidence, innocentCauses, remedy } of find(given)) {
      expect(evidence.length).toBeGreaterThan(0);
      expect(remedy).not.toBe("");
      expect(innocentCauses.length).toBeGreaterThanOrEqual(given.verdict?.claim === "inconsistent" ? 0 : 1);
    }
  });
});

describe("no finding is made", () => {
  it.each<[string, Given]>([
    ["of one backend version, and of replies that name none", seen("backend-fingerprint", distribution({ fp_a: 3, "(none)": 2 }))],
    ["of cached tokens that were sent before", seen("cached-tokens", { kind: "rate", k: 0, n: 9 })],
    ["of a consistent claim", { verdict: { claim: "consistent" } }],
    ["where no filter was recognised", { verdict: { layers: [] } }],
    ["of one latency mode", seen("latency-modes", features({ modes: 1 }))],
    ["of sound bodies", seen("body-problems", distribution({ "(none)": 9 }))],
    ["of output that is the text and an end mark", { ...seen("output-count", output(510)), tokens: { writing: ["o200k"] } }],
    ["of output in too few replies", { ...seen("output-count", output(700, 2)), tokens: { writing: ["o200k"] } }],
    ["of output in few replies of many", { ...seen("output-count", output(700, 5, 2)), tokens: { writing: ["o200k"] } }],
    ["of a log's output that is its text", { observations: [prompts("o200k"), metered({ reported: 1040, exceeding: 0 })] }],
    ["of two of a log's replies", { observations: [prompts("o200k"), metered({ exceeding: 2 })] }],
    ["of a log whose prompts are not counted by that class, or by none that is known", { observations: [metered(), prompts("cl100k"), prompts("o200k", { model: "gpt-5" })] }],
    ["of hosts of few replies, where no class was found that counts the prompts", { observations: [prompts("none-found"), metered({}, { hosts: "several" })] }],
    ["of output where two classes may write, or none is known", { ...seen("output-count", output(700)), tokens: { writing: ["o200k", "cl100k"] } }],
    ["of output whose tokenizer was not counted", { ...seen("output-count", output(700)), tokens: { writing: ["llama-3"] } }],
    ["of two slips over a ceiling", seen("output-over-ceiling", { kind: "rate", k: 2, n: 90 })],
    ["of two copies that are left", { observations: [1, 2].map((at) => observe({ key: "altered-copy", value: features({ ceiling: 24, characters: 90 }), evidence: [`e${at}`] })) }],
    ["of one harmless request refused in twelve", harmless({ refused: 1, complete: 11 })],
    ["of one or two harmless requests that are refused, where no more were asked", harmless({ refused: 2 })],
    ["of harmless requests that are answered", harmless({ complete: 8 })],
    ["of harmless requests that failed", harmless({ error: 8, "cut-off": 2 })],
    ["of templates that differ as honest providers' do", seen("prompt-count-repeats", features({ groups: 3, varying: 2, largestSpread: 70 }))],
    ["of sentences of their own", seen("repeated-sentence", features({ replies: 0, probes: 0 }))],
    ["of reasoning that two replies do not show", seen("unseen-reasoning", features({ replies: 2, reasoning: 400, output: 1000 }))],
    ["of fast reasoning in two replies", seen("reasoning-speed", samples([9000, 9000, 90, 80]))],
    ["of reasoning at a fast host's speed", seen("reasoning-speed", samples([2500, 2600, 2400]))],
    ["of exact counts", { tokens: {} }],
    ["of counts that no class explains", { tokens: { kind: "unknown", counting: [], factor: null, overheads: [] } }],
    ["where counts are not reported", { tokens: { kind: "unavailable", counting: [], factor: null, overheads: [] } }],
    ["where the token probes were not asked", { tokens: null }],
    ["of one token more where counts vary with the backend", { tokens: { kind: "varying", overheads: [{ tokens: 8, requests: 6 }, { tokens: 15, requests: 4 }], enrolledOverheads: [7, 14], overheadVerdict: "inconclusive" } }],
    ["of as many as the reference had, or fewer", { tokens: { overheads: [{ tokens: 6, requests: 10 }], enrolledOverheads: [7], overheadVerdict: "less" } }],
    ["of the longest honest template", { tokens: { overheads: [{ tokens: 74, requests: 10 }] } }],
  ])("%s", (_name, given) => { expect(named(given)).toEqual([]); });

  it.each(["backend-fingerprint", "cached-tokens", "latency-modes", "body-problems", "output-count", "output-meter", "output-over-ceiling", "prompt-count-repeats", "reasoning-speed", "unseen-reasoning", "token-strings", "chunk-edges", "biased-token"])("of %s that was not measured", (key) => {
    const { value: _value, ...bare } = observe({ key });
    for (const state of ["unavailable", "error", "not-applicable"] as const) expect(named({ observations: [{ ...bare, state, samples: 0 }], tokens: { writing: ["o200k"] } })).toEqual([]);
  });
});

it("hosts whose prompts do not tell one by one, and all multiply alike, hide nothing by their names", () => {
  expect(named({ observations: [prompts("o200k"), metered({}, { provider: "A" }), metered({}, { provider: "B" })] })).toEqual([["output-meter-high-gpt-4o-at-a", "medium", "possible"], ["output-meter-high-gpt-4o-at-b", "medium", "possible"]]);
});

it("output of a host that counts prompts by another class is no surplus", () => {
  expect(named({ observations: [prompts("o200k"), prompts("cl100k", { provider: "A" }), metered({}, { provider: "A" })] })).toEqual([["prompt-tokenizer-hosts-gpt-4o", "info", "likely"]]);
});

it("a filter whose mark does not say whose it is belongs to nobody", () => {
  expect(find({ verdict: { layers: [layer("unknown")] } })[0]?.detail).toBe("2 exchanges carry its mark; whose it is is not known: the vendor's, the host's or the reseller's.");
});

it("more tokens than this run's control at the same host are said to be so", () => {
  const tokens = { ...account, overheads: [{ tokens: 8, requests: 10 }], enrolledOverheads: [6], enrolledAt: "control" as const, overheadVerdict: "added" as const };
  const header = headerFor("m");
  const [one] = findFindings([], { header: { ...header, control: { ...header.endpoint, baseUrl: "http://127.0.0.1:81/v1" } }, verdict, claimed: [], tally: analysisOf([]).tally, tokens, tokenTables: { tables: [], texts: [] } });
  expect(one?.detail).toBe("In all 10 requests 8 tokens are counted beside the messages; this run's control at the same host counted 6 in every request of its own.");
  expect(JSON.stringify(one)).not.toContain("reference");
});
