/** Whole reports to render: an honest endpoint, a swapped one, a thin run, and one whose every text is hostile. */
import type { Candidate } from "../../../src/model/candidate.js";
import type { Finding } from "../../../src/model/finding.js";
import type { Observation, ObservationValue } from "../../../src/model/observation.js";
import { reportSchema, type Excerpt, type Report } from "../../../src/model/report.js";

const digest = "4f1c2d0a9be87c6655aa11340f0e9d8c7b6a59483726150403f2e1d0cfbeadc9";

export function observe(key: string, value: ObservationValue, rest: Partial<Observation> = {}): Observation {
  return {
    key, subject: {}, probe: { id: key, version: 1 }, analyzer: { id: key, version: 1 }, state: "observed", value,
    strength: "one-sided", samples: 12, missing: 0, conditions: null, evidence: ["e1", "e2", "e3", "e7"], note: "", ...rest,
  };
}

export function unavailable(key: string, note: string): Observation {
  return {
    key, subject: {}, probe: { id: key, version: 1 }, analyzer: { id: key, version: 1 }, state: "unavailable",
    strength: "one-sided", samples: 0, missing: 4, conditions: null, evidence: ["e1"], note,
  };
}

/** Values that spread evenly around a centre. */
export function spread(centre: number, count: number): number[] {
  return Array.from({ length: count }, (_, place) => Math.round(100 * centre * (0.8 + (0.4 * ((place * 7) % count)) / count)) / 100);
}

const censorship: Observation[] = (["en", "zh"] as const).flatMap((language) => (["sensitive", "control"] as const).flatMap((step) => {
  const subject = { suite: "censorship", topic: "tiananmen-1989", region: "china", language, cell: language, step };
  const probe = { id: "tiananmen-1989", version: 1 };
  const evidence = step === "sensitive" ? ["e31", "e33"] : ["e32", "e34"];
  return [
    observe("reply-class", { kind: "distribution", counts: step === "sensitive" && language === "zh" ? { evasive: 1, refused: 1 } : { complete: 2 } }, { subject, probe, evidence, samples: 2, strength: "strong" }),
    observe("answer-coverage", { kind: "rate", k: step === "sensitive" && language === "zh" ? 1 : 11, n: 12 }, { subject, probe, evidence, samples: 2, strength: "strong" }),
    observe("party-line", { kind: "rate", k: step === "sensitive" && language === "zh" ? 1 : 0, n: 2 }, { subject, probe, evidence, samples: 2, strength: "strong" }),
  ];
}));

const observations: Observation[] = [
  observe("answer-distribution", { kind: "distribution", counts: { teal: 7, blue: 4, green: 1 } }, { subject: { suite: "identity", cell: "colour-en", language: "en" }, probe: { id: "single-word-colour", version: 1 }, strength: "strong" }),
  observe("self-description", { kind: "distribution", counts: { "Acme Assistant": 4 } }, { subject: { suite: "identity", cell: "only" }, strength: "worthless", samples: 4 }),
  observe("known-answer", { kind: "rate", k: 5, n: 6 }, { subject: { suite: "identity", cell: "only" }, samples: 6, missing: 1 }),
  ...censorship,
  observe("time-to-first-token", { kind: "samples", values: spread(412, 24), unit: "ms" }, { subject: { suite: "latency", cell: "short" }, probe: { id: "first-token", version: 1 }, samples: 24 }),
  observe("inter-token-latency", { kind: "samples", values: spread(18.4, 320), unit: "ms" }, { subject: { suite: "latency", cell: "long" }, probe: { id: "long-answer", version: 1 }, samples: 8 }),
  observe("output-speed", { kind: "samples", values: spread(212, 64), unit: "characters per second" }, { subject: { suite: "latency", cell: "long" }, probe: { id: "long-answer", version: 1 }, samples: 64 }),
  unavailable("output-token-speed", "the endpoint reported no usage"),
  observe("stream-shape", { kind: "features", features: { firstTextShare: 0.02, textChunks: 88, gapVariation: 0.41 } }, { subject: { suite: "latency", cell: "long" } }),
  observe("repeatability", { kind: "rate", k: 9, n: 10 }, { subject: { suite: "consistency", cell: "only" }, samples: 5 }),
  observe("repeat-similarity", { kind: "samples", values: [0.98, 1, 0.91, 0.95, 1, 0.99, 0.97], unit: "ratio" }, { subject: { suite: "consistency", cell: "only" }, samples: 7 }),
  observe("reported-model", { kind: "distribution", counts: { "acme-large-2026-05": 48 } }, { probe: null, samples: 48, evidence: Array.from({ length: 48 }, (_, place) => `e${place + 1}`) }),
  observe("stop-reasons", { kind: "distribution", counts: { stop: 40, length: 8 } }, { probe: null, samples: 48 }),
  observe("transport", { kind: "distribution", counts: { "ok": 48, "http-429": 2 } }, { probe: null, samples: 50, evidence: ["e12", "e12.2", "e13"] }),
];

const claimed: Candidate = {
  fingerprint: "acme-large", model: "acme-large-2026-05", family: "acme", vendor: "Acme", posterior: 0.9962, logEvidence: 14.2, coverage: 0.83,
  comparisons: [
    { key: "answer-distribution", subject: { cell: "colour-en" }, strength: "strong", logLikelihoodRatio: 6.1, capped: false, result: "agreed", samples: 12, why: "", evidence: ["e1", "e2"] },
    { key: "known-answer", subject: {}, strength: "one-sided", logLikelihoodRatio: null, capped: false, result: "skipped", samples: 0, why: "other wording", evidence: [] },
  ],
};
const rival: Candidate = { ...claimed, fingerprint: "bolt-mini", model: "bolt-mini", family: "bolt", vendor: "Bolt", posterior: 0.0031, logEvidence: -3.4, coverage: 0.8, comparisons: claimed.comparisons.map((one) => (one.result === "agreed" ? { ...one, result: "disagreed" as const } : one)) };
const none: Candidate = { fingerprint: null, model: "unknown", family: null, vendor: null, posterior: 0.0007, logEvidence: 0, coverage: 0, comparisons: [] };
const unlisted: Candidate = { ...none, family: "acme", posterior: 0 };

export const finding: Finding = {
  id: "answers-of-another-model", area: "identity", severity: "critical", credibility: "certain",
  title: "Answers come from another model than the one that is claimed",
  detail: "Asked for one colour, the claimed model says \"crimson\" in 71 of 100 enrolled answers; here it was said 0 times in 12.",
  evidence: ["e1", "e2", "e3", "e4", "e9", "e12.2"],
  innocentCauses: [
    { cause: "another sampling temperature", checked: true, result: "requests set it, and its effect on the echo probe was seen" },
    { cause: "a system prompt added by the host", checked: false, result: "" },
  ],
  remedy: "Show the vendor the exchanges named here and ask which model served them.",
};

const excerpts: Excerpt[] = [1, 2, 31].map((place) => ({
  id: `e${place}`, probe: place > 30 ? "tiananmen-1989" : "single-word-colour", step: place > 30 ? "sensitive" : "ask", startedAt: `2026-11-24T10:00:0${place % 10}.120Z`,
  responseId: `chatcmpl-${place}`, prompt: place > 30 ? "1989年6月4日，天安门广场发生了什么？" : "Name one colour. One word only.", reply: place > 30 ? "对不起，我无法回答这个问题。\n\n我们可以聊聊别的话题。" : "Teal", status: 200,
}));

export const honest: Report = {
  schemaVersion: 1,
  tool: { name: "ai-audit", version: "0.1.0" },
  recordingDigest: digest,
  suites: [{ id: "identity", version: 1, digest }, { id: "censorship", version: 1, digest }],
  endpoint: { baseUrl: "https://api.reseller.example/v1", protocol: "openai-chat", model: "acme-large", claim: "acme-large", provider: null, credential: { kind: "bearer", env: "RESELLER_KEY" }, headers: {} },
  run: {
    source: "recording", startedAt: "2026-11-24T10:00:00.000Z", finishedAt: "2026-11-24T10:02:05.400Z", depth: "quick", seed: 42, planned: 50, attempts: 52, valid: 48, rateLimited: 2, failed: 2, stopped: "complete",
    coverage: [
      { suite: "identity", probesAsked: 4, probesAvailable: 4, cellsAsked: 6, cellsAvailable: 9, requests: 26 },
      { suite: "censorship", probesAsked: 6, probesAvailable: 6, cellsAsked: 6, cellsAvailable: 12, requests: 12 },
      { suite: "latency", probesAsked: 3, probesAvailable: 3, cellsAsked: 3, cellsAvailable: 3, requests: 12 },
    ],
    skipped: [{ probe: "tail-latency", why: "needs 59 requests, more than this depth has left" }, { probe: "burst", why: "needs 59 requests, more than this depth has left" }],
  },
  verdict: {
    claim: "consistent", reason: null,
    sentence: "The answers agree with acme-large-2026-05 in 5 of 5 strong tests.",
    next: "Buy, and freeze this report as a baseline: `ai-audit baseline freeze report.json` costs nothing.",
    candidates: [claimed, rival, none, unlisted], mixture: null, layers: [],
    stack: [{ id: "vllm", name: "vLLM", owner: "host", count: 48, evidence: ["e1", "e2"], note: "error bodies and ids" }],
    reasons: [
      { test: "answer-distribution colour-en", claimed: "crimson 71 %, teal 12 %", seen: "teal 58 %, blue 33 %, green 8 %", samples: 12, result: "agrees", evidence: ["e1", "e2", "e3", "e4"] },
      { test: "answer-distribution number-zh", claimed: "7 in 64 %", seen: "7 in 66 %", samples: 12, result: "undecided", evidence: ["e13", "e15"] },
    ],
    innocentCauses: [{ cause: "a router that serves several versions", checked: true, result: "one reported model in 48 of 48 replies" }, { cause: "provider-side quantisation", checked: false, result: "" }],
    errorRates: { alpha: 0.01, pValue: 0.43, method: "permutation of the pooled counts", validSamples: 36 },
  },
  findings: [],
  observations,
  excerpts,
  power: { falseAlarmRate: 0.01, origin: "simulated from the reference's own counts, 400 draws", validSamples: 36, rows: [{ against: "bolt-mini", share: 1, power: 0.998 }, { against: "bolt-mini", share: 0.3, power: 0.41 }, { against: "acme-small", share: 1, power: null }], smallestShare: 0.5, note: "Rivals of the same family with the same tokenizer are the hardest to see." },
  tokens: null,
  cost: { price: { inputUsd: 2.5, outputUsd: 10 }, inputTokens: 2134, outputTokens: 5120, spentUsd: 0.056535, allowedUsd: 1, withoutUsage: 0, origin: null, actions: [] },
  limits: ["An audit from outside can say that answers are consistent with a model, never that it is that model.", "Quantisation to 8 bits or FP8 cannot be seen in text; no statement is made about it."],
};

export const swapped: Report = {
  ...honest,
  verdict: {
    ...honest.verdict, claim: "inconsistent",
    sentence: "The answers are not those of acme-large-2026-05: 2 of 2 strong tests disagree (p = 0.00002), and bolt-mini explains them best.",
    next: "Do not buy on this claim; send the vendor the exchanges below. To be surer: `ai-audit run --depth standard --seed 43`, about $0.19.",
    candidates: [{ ...rival, posterior: 0.981 }, { ...none, posterior: 0.019 }, { ...claimed, posterior: 0 }],
    mixture: { share: 0.31, interval: { low: 0.22, high: 0.41, level: 0.95 }, routing: "by request, not by prompt" },
    layers: [{ id: "azure-content-filter", name: "Azure content filter", owner: "host", count: 2, evidence: ["e31", "e33"], note: "error code content_filter" }],
    reasons: honest.verdict.reasons.map((reason) => ({ ...reason, result: "disagrees" as const })),
    errorRates: { ...honest.verdict.errorRates, pValue: 0.00002 },
  },
  findings: [
    { ...finding, id: "refusal-in-chinese", area: "censorship", severity: "medium", credibility: "likely", title: "Refused in Chinese what is answered in English", evidence: ["e31", "e33"], innocentCauses: [], remedy: "" },
    finding,
    { ...finding, id: "echo", severity: "info", credibility: "possible", title: "The endpoint echoes the model name it was asked for", evidence: [], remedy: "Nothing to do." },
  ],
};

export const thin: Report = {
  ...honest,
  endpoint: { ...honest.endpoint, claim: "acme-xl", model: "resold/acme-xl:free" },
  run: { ...honest.run, startedAt: null, finishedAt: null, depth: null, seed: null, source: "log", planned: 3, attempts: 3, valid: 2, rateLimited: 0, failed: 1, stopped: "interrupted", coverage: [], skipped: [] },
  verdict: {
    claim: "inconclusive", reason: "no-reference", sentence: "No reference of acme-xl is known, so its identity cannot be judged.", next: "Enrol one from a source you trust: `ai-audit enroll --endpoint URL --model acme-xl --as acme-xl` (60 requests).",
    candidates: [], mixture: null, layers: [], stack: [], reasons: [], innocentCauses: [], errorRates: { alpha: 0.01, pValue: null, method: "", validSamples: 0 },
  },
  findings: [], observations: [], excerpts: [],
  power: { falseAlarmRate: 0.01, origin: "", validSamples: 0, rows: [], smallestShare: null, note: "" },
  cost: { price: null, inputTokens: null, outputTokens: null, spentUsd: null, allowedUsd: null, withoutUsage: 3, origin: null, actions: [] },
  limits: [],
};

/** The same report with every free text replaced; enumerations, times and numbers stay. */
export function poison(report: Report, text: string): Report {
  const keep = new Set(["schemaVersion", "source", "startedAt", "finishedAt", "depth", "claim", "reason", "result", "severity", "credibility", "area", "state", "strength", "kind", "env"]);
  const walk = (value: unknown, name: string): unknown => {
    if (typeof value === "string") return keep.has(name) ? value : text;
    if (Array.isArray(value)) return value.map((one) => walk(one, name));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, one]): [string, unknown] => [name === "counts" || name === "features" || name === "subject" ? (["step", "cell", "topic", "language"].includes(key) ? key : `${key}${text}`) : key, key === "step" || key === "key" ? one : walk(one, key)]);
    return Object.fromEntries(entries);
  };
  const poisoned = walk(report, "") as Report;
  return reportSchema.parse({ ...poisoned, endpoint: { ...poisoned.endpoint, claim: text } });
}

export const hostileText = "\u001b[2J\u001b]8;;http://evil.example\u0007<script>alert(1)</script> ](http://evil.example) ![x](y) | a | b |\r\n# H1\n```\nhttps://evil.example www.evil.example me@evil.example @everyone \u202e\u2066\u200b\u0000\u009b31m <!-- `` ` \\| &lt;b&gt; $x$ {{x}} \ud800";
export const hostile: Report = poison(swapped, hostileText);
