/** Benchmark "token-probes": classes named, overheads, inflations and forged usage told, honest runs left alone; the token probes asked of lab upstreams in-process. */
import { analyzeTranscripts } from "../src/analyze/analyze-transcripts.js";
import { findFindings } from "../src/judge/find-findings.js";
import { giveVerdict } from "../src/judge/give-verdict.js";
import { giveTokenAccount } from "../src/judge/tokens/give-token-account.js";
import { enrollFingerprint } from "../src/judge/enroll-fingerprint.js";
import { tokenizerIds, honestPersona } from "../src/lab/personas.js";
import { hasVocabulary } from "../src/lab/open-vocabulary.js";
import { forgeUsage } from "../src/lab/misbehaviours/forged-usage.js";
import { routeTemplates } from "../src/lab/misbehaviours/mixed-templates.js";
import { inflateTokens } from "../src/lab/misbehaviours/token-inflation.js";
import { addTokens } from "../src/lab/misbehaviours/token-surcharge.js";
import type { Misbehaviour } from "../src/lab/misbehaviour.js";
import { loadTokenizer, type Tokenizer } from "../src/lab/load-tokenizer.js";
import type { Upstream } from "../src/lab/upstream.js";
import { syntheticUpstream } from "../src/lab/upstreams/synthetic.js";
import type { Finding } from "../src/model/finding.js";
import type { Fingerprint } from "../src/model/fingerprint.js";
import type { JsonObject } from "../src/model/json.js";
import type { Observation } from "../src/model/observation.js";
import type { RecordingHeader } from "../src/model/recording.js";
import type { TokenAccount } from "../src/model/token-account.js";
import { askLab, labEndpoint } from "../src/pipeline/ask-lab.js";
import { defaultProtocol, findCodec } from "../src/pipeline/find-codec.js";
import { loadResources } from "../src/pipeline/load-resources.js";
import { composeHeader, loadSuites } from "../src/pipeline/prepare-run.js";
import { transcribe } from "../src/pipeline/transcribe.js";
import { planRun } from "../src/suite/plan-run.js";
import { planEnrolment } from "../src/suite/plan-enrolment.js";
import type { Benchmark } from "./benchmark.js";
import { measureHonest } from "./honest-tokens.js";
import { measureWriting } from "./written-tokens.js";

const probes = ["token-counts", "message-overhead"];
const resources = loadResources([], null);
const codec = findCodec(defaultProtocol);
const suites = loadSuites(["identity", "billing"]);
const tokenTables = { tables: resources.tokenizerTables, texts: resources.tokenizerTexts };

const runOptions = { depth: "quick", maxRequests: 12, maxUsd: null, price: null, maxTimeMs: null, timeoutMs: 1000, concurrency: 1, ratePerMinute: 60, only: probes, skip: [], redactText: false } as const;

let anyHeader: RecordingHeader | null = null;

export interface Told { readonly account: TokenAccount | null; readonly findings: readonly Finding[]; readonly observations: readonly Observation[]; readonly requests: number }

export type Ask = typeof askLab;

/** A quick run's token probes, judged. */
async function audit(upstream: Upstream, seed: number, references: readonly Fingerprint[] = [], claim = upstream.model, ask: Ask = askLab): Promise<Told> {
  const plan = planRun(suites, { depth: "quick", seed, maxRequests: runOptions.maxRequests, only: probes, skip: [] });
  const { steps } = plan;
  const endpoint = { ...labEndpoint(upstream.model, codec.id), claim };
  const analysis = await analyzeTranscripts(transcribe(ask(upstream, steps, codec, endpoint, seed), codec), suites, resources, { redactText: false });
  const account = giveTokenAccount(analysis.observations, endpoint, references, tokenTables);
  // Its digests of the shipped data are the same for all.
  anyHeader ??= composeHeader({ endpoint }, { options: { ...runOptions, seed }, plan, suites, references: [], startedAt: "2026-11-02T00:00:00Z" });
  const header = { ...anyHeader, endpoint, options: { ...runOptions, seed } };
  const ending = { closing: { kind: "closing", finishedAt: null, exchanges: steps.length, stopped: "complete" }, truncatedAtLine: null, digest: "" } as const;
  const { verdict, claimed } = giveVerdict({ header, ending, analysis, candidates: [], fingerprints: [] });
  return { account, findings: findFindings(analysis.observations, { header, verdict, claimed, tally: analysis.tally, tokens: account, tokenTables }), observations: analysis.observations, requests: steps.length };
}

async function enroll(upstream: Upstream, seed: number): Promise<Fingerprint> {
  const { steps } = planEnrolment(suites, { seed, samples: 1, only: probes, skip: [] });
  const { observations } = await analyzeTranscripts(transcribe(askLab(upstream, steps, codec, labEndpoint(upstream.model, codec.id), seed), codec), suites, resources, { redactText: false });
  return enrollFingerprint(observations, { model: upstream.model, family: upstream.model, vendor: "lab", at: "2026-11-01T00:00:00Z", digest: "", channel: "lab.invalid", provider: null, samples: steps.length, source: "bench", licence: "MIT" });
}

/** A tokenizer of no class: every run of three characters is a token. */
const decoys: Readonly<Record<string, Tokenizer>> = Object.fromEntries([2, 3, 4].map((length) => {
  const pattern = new RegExp(`.{1,${length}}`, "gsu");
  return [`chunks of ${length}`, { count: (text) => text.match(pattern)?.length ?? 0, split: (text) => (text.match(pattern) ?? []).map((piece) => ({ text: piece, tokens: 1 })), decode: () => null }];
}));

type Wrap = Pick<Misbehaviour, "wrap">;

const tokenizers = new Map<string, Promise<Tokenizer>>();

/** Vocabularies are large, so each is read once, and its counts of the few texts are kept. */
function tokenizerOf(id: string): Promise<Tokenizer> {
  const known = tokenizers.get(id);
  if (known !== undefined) return known;
  const loading = (decoys[id] === undefined ? loadTokenizer(id) : Promise.resolve(decoys[id])).then(remember);
  tokenizers.set(id, loading);
  return loading;
}

function remember(tokenizer: Tokenizer): Tokenizer {
  const counts = new Map<string, number>();
  const count = (text: string): number => {
    const tokens = counts.get(text) ?? tokenizer.count(text);
    if (counts.size < 20_000) counts.set(text, tokens);
    return tokens;
  };
  return { ...tokenizer, count };
}

async function serve(id: string, ...wraps: readonly Wrap[]): Promise<Upstream> {
  const upstream = syntheticUpstream({ ...honestPersona, tokenizer: id }, await tokenizerOf(id));
  return wraps.reduce((inner, { wrap }) => wrap(inner, { seed: 1, substitute: upstream }), upstream);
}

/** Overheads from none to a long hidden prompt. */
const overheads = [0, 1, 37, 640, 5000] as const;

async function measureNaming(classes: readonly string[], seeds: number): Promise<JsonObject> {
  let [trials, right, requests] = [0, 0, 0];
  const wrong: string[] = [];
  for (const id of classes) {
    for (let seed = 1; seed <= seeds; seed += 1) {
      for (const overhead of overheads) {
        const told = await audit(await serve(id, addTokens("more", overhead)), seed);
        trials += 1;
        requests = Math.max(requests, told.requests);
        if (told.account?.kind === "constant" && told.account.counting.join() === id) right += 1;
        else wrong.push(`${id}+${overhead}/${seed}: ${told.account?.kind} ${told.account?.counting.join("|")}`);
      }
    }
  }
  let unknown = 0;
  for (const id of Object.keys(decoys)) for (let seed = 1; seed <= seeds; seed += 1) if ((await audit(await serve(id), seed)).account?.kind === "unknown") unknown += 1;
  return { trials, right, mostRequests: requests, wrong: wrong.slice(0, 20), decoys: Object.keys(decoys).length * seeds, decoysUnknown: unknown };
}

async function measureDetection(classes: readonly string[], seeds: number): Promise<JsonObject> {
  const count = { inflated: 0, surcharged: 0, routed: 0, routedAccused: 0, runs: 0 };
  const missed: string[] = [];
  for (const id of classes) {
    const honest = await serve(id);
    const reference = await enroll(honest, 99);
    const routes = routeTemplates("routes", [0, 1, 7], [0.5, 0.3, 0.2]);
    const routedReference = await enroll(await serve(id, routes), 98);
    for (let seed = 1; seed <= seeds; seed += 1) {
      count.runs += 1;
      const inflated = await audit(await serve(id, inflateTokens("more", 1.02)), seed, [reference]);
      if (has(inflated, "token-counts-inflated")) count.inflated += 1;
      else missed.push(`${id}*1.02/${seed}: ${inflated.account?.kind} ${inflated.account?.counting.join("|")}`);
      const surcharged = await audit(await serve(id, addTokens("more", 1)), seed, [reference]);
      if (has(surcharged, "token-overhead-added")) count.surcharged += 1;
      else missed.push(`${id}+1/${seed}: ${surcharged.account?.overheadVerdict}`);
      const routed = await audit(await serve(id, routes, addTokens("more", 1)), seed, [routedReference]);
      if (routed.account?.overheadVerdict === "inconclusive" || routed.account?.kind === "unknown") count.routed += 1;
      if (routed.findings.length > 0) count.routedAccused += 1;
    }
  }
  return { ...count, missed: missed.slice(0, 20) };
}

async function measureForging(classes: readonly string[]): Promise<JsonObject> {
  let [pairs, caught] = [0, 0];
  const missed: string[] = [];
  for (const forged of ["o200k", "cl100k", "deepseek-v3", "qwen-2", "llama-3"].filter((id) => classes.includes(id))) {
    const forge = forgeUsage("forged", forged);
    for (const id of classes.filter((other) => other !== forged)) {
      pairs += 1;
      const told = await audit(await serve(id, forge), pairs);
      if (has(told, "usage-of-another-tokenizer") && told.account?.counting.join() === forged) caught += 1;
      else missed.push(`${id} as ${forged}`);
    }
  }
  return { pairs, caught, missed };
}

const has = (told: Told, id: string): boolean => told.findings.some((finding) => finding.id === id);

export const tokenProbes: Benchmark = {
  options: { from: { type: "string", default: "1" }, runs: { type: "string", default: "1000" }, seeds: { type: "string", default: "2" }, parts: { type: "string", default: "naming,detection,honest,forging,writing" } },
  async run({ from = "1", runs = "1000", seeds = "2", parts = "naming,detection,honest,forging,writing" }) {
    const classes = resources.tokenizerTables.map(({ id }) => id).filter((id) => tokenizerIds.some((own) => own === `${id}_base`) || hasVocabulary(id));
    const asked = parts.split(",");
    return {
      classes,
      ...(asked.includes("naming") && { naming: await measureNaming(classes, Number(seeds)) }),
      ...(asked.includes("detection") && { detection: await measureDetection(classes, Number(seeds)) }),
      ...(asked.includes("forging") && { forging: await measureForging(classes) }),
      ...(asked.includes("writing") && { writing: await measureWriting(classes, Number(seeds), (id) => serve(id), resources) }),
      ...(asked.includes("honest") && { honest: await measureHonest({ classes, runs: Number(runs), from: Number(from), resources, serve, audit, enroll }) }),
    };
  },
};
