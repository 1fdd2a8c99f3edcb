/** Who writes, by what is produced: named tokens, stream pieces and biased tokens of lab models, forged and honest, smoothed and merged. */
import { describe, expect, it } from "vitest";
import { streamLab, type Rechunk } from "../../../../bench/stream-lab.js";
import { analyzeTranscripts } from "../../../../src/analyze/analyze-transcripts.js";
import { findFindings } from "../../../../src/judge/find-findings.js";
import { scoreWrittenTokenizer } from "../../../../src/judge/score-written-tokenizer.js";
import { giveTokenAccount } from "../../../../src/judge/tokens/give-token-account.js";
import { judgeBiased, readBiased } from "../../../../src/judge/tokens/judge-biased.js";
import { judgeEnds, readEnds } from "../../../../src/judge/tokens/judge-ends.js";
import { judgeWriting, readWritten } from "../../../../src/judge/tokens/judge-writing.js";
import type { Misbehaviour } from "../../../../src/lab/misbehaviour.js";
import { droppedParameters } from "../../../../src/lab/misbehaviours/dropped-parameters.js";
import { forgeUsage } from "../../../../src/lab/misbehaviours/forged-usage.js";
import { honestPersona } from "../../../../src/lab/personas.js";
import { syntheticUpstream } from "../../../../src/lab/upstreams/synthetic.js";
import type { Observation } from "../../../../src/model/observation.js";
import { labEndpoint } from "../../../../src/pipeline/ask-lab.js";
import { defaultProtocol, findCodec } from "../../../../src/pipeline/find-codec.js";
import { loadResources } from "../../../../src/pipeline/load-resources.js";
import { loadSuites } from "../../../../src/pipeline/prepare-run.js";
import { transcribe } from "../../../../src/pipeline/transcribe.js";
import { planRun } from "../../../../src/suite/plan-run.js";
import { analysisOf, headerFor, reference } from "../sample-observations.js";

const resources = loadResources([], null);
const { tokenizerTables: tables, tokenizerTexts: texts } = resources;
const suites = loadSuites(["identity", "billing"]);
const codec = findCodec(defaultProtocol);
/** Vocabularies that come with the tool. */
const classes = ["cl100k", "o200k", "p50k", "r50k"] as const;

interface Served { readonly writes: string; readonly claim?: string; readonly wrap?: Pick<Misbehaviour, "wrap">; readonly probes?: readonly string[]; readonly rechunk?: Rechunk; readonly seed?: number }

async function ask({ writes, claim = "m", wrap, probes = ["token-strings", "biased-token"], rechunk, seed = 5 }: Served): Promise<readonly Observation[]> {
  const honest = syntheticUpstream({ ...honestPersona, tokenizer: writes });
  const upstream = wrap?.wrap(honest, { seed, substitute: honest }) ?? honest;
  const { steps } = planRun(suites, { depth: "deep", seed, maxRequests: 40, only: probes, skip: [] });
  const { observations } = await analyzeTranscripts(transcribe(streamLab(upstream, steps, codec, { ...labEndpoint("m", codec.id), claim }, seed, rechunk ?? null), codec), suites, resources, { redactText: false });
  return observations;
}

const find = (observations: readonly Observation[], claim: string): [string, string, string][] => {
  const header = headerFor(claim);
  const tokenTables = { tables, texts };
  const verdict = { claim: "inconclusive", reason: "no-reference", candidates: [], mixture: null, layers: [], stack: [], reasons: [], errorRates: { alpha: 0.01, pValue: null, validSamples: 0, requiredSamples: null } } as never;
  const tokens = giveTokenAccount(observations, header.endpoint, [], tokenTables);
  return findFindings(observations, { header, claimed: [], verdict, tally: analysisOf([]).tally, tokens, tokenTables }).map(({ id, severity, credibility }) => [id, severity, credibility]);
};

describe("named tokens", () => {
  it.each(classes)("agree with %s where it writes, and contradict the classes that end their tokens elsewhere", async (id) => {
    const strings = readEnds(await ask({ writes: id, probes: ["token-strings"] }), "token-strings", "free-token-strings");
    expect(strings.length).toBe(4);
    expect(judgeEnds(strings, id, texts).kind).toBe("agrees");
    const asked = new Set(strings.flatMap(({ entries }) => entries));
    const piecesOf = (name: string): string => JSON.stringify([...asked].map((string) => texts.find((one) => one.id === name)?.pieces[string]));
    for (const other of texts.filter((one) => piecesOf(one.id) !== piecesOf(id))) expect([other.id, judgeEnds(strings, other.id, texts).kind]).not.toEqual([other.id, "agrees"]);
  });

  it("say nothing where they are refused, dropped, or those of another text", async () => {
    const dropped = await ask({ writes: "o200k", wrap: droppedParameters, probes: ["token-strings"] });
    expect(readEnds(dropped, "token-strings", "free-token-strings")).toEqual([]);
    expect(dropped.filter(({ key }) => key === "token-strings").map(({ state }) => state)).toEqual(["unavailable"]);
    expect(judgeEnds([], "o200k", texts).kind).toBe("undecided");
  });

  it("are too few in two replies, and forgive a model that strays by two tokens", async () => {
    const strings = readEnds(await ask({ writes: "o200k", probes: ["token-strings"] }), "token-strings", "free-token-strings");
    expect(judgeEnds(strings.slice(0, 2), "r50k", texts).kind).toBe("undecided");
    const strayed = strings.map((reply) => ({ ...reply, ends: (reply.ends ?? []).map((end, at) => (at === 3 ? end + 1 : end)) }));
    expect(judgeEnds(strayed, "o200k", texts).kind).toBe("undecided");
  });
});

describe("biased tokens", () => {
  it.each(classes)("name %s by what its numbers stand for", async (id) => {
    for (const seed of [1, 2, 3]) {
      const biased = readBiased(await ask({ writes: id, probes: ["biased-token"], seed }));
      expect([seed, judgeBiased(biased, id, texts).kind]).toEqual([seed, "agrees"]);
      const other = id === "o200k" ? "qwen-2" : "o200k";
      expect(judgeBiased(biased, other, texts).kind).toBe("contradicts");
      // No class without verified numbers is ever held against it.
      expect(judgeBiased(biased, "mistral-v1", texts).kind).toBe("undecided");
    }
  });

  it("say nothing where the bias is dropped", async () => {
    const biased = readBiased(await ask({ writes: "o200k", probes: ["biased-token"], wrap: { wrap: (upstream) => ({ ...upstream, answer: (request, context) => upstream.answer({ ...request, logitBias: null }, context) }) } }));
    for (const { id } of texts) expect(judgeBiased(biased, id, texts).kind).toBe("unavailable");
  });

  it.each<[string, readonly (readonly [string | null, string])[]]>([
    ["the endpoint always repeats itself", [[null, "ha"], ["2647", "ha"], ["3952", "ha"]]],
    ["two numbers give one text", [[null, ""], ["2647", " the"], ["3952", " the"]]],
    ["one number alone was answered", [[null, ""], ["2647", " the"]]],
    ["nothing shows the usual answer", [["2647", " the"], ["3952", " of"]]],
    ["nothing was asked", []],
  ])("say nothing where %s", (_name, replies) => {
    expect(judgeBiased(replies.map(([token, unit]) => ({ token, unit, evidence: ["e1"] })), "o200k", texts)).toEqual({ kind: "unavailable", compared: 0, evidence: [] });
  });

  it("decide nothing where one number fits and another does not", () => {
    const replies = [[null, ""], ["2647", " different"], ["3952", " wrong"], ["4661", " other"]] as const;
    expect(judgeBiased(replies.map(([token, unit]) => ({ token, unit, evidence: ["e1"] })), "o200k", texts).kind).toBe("undecided");
  });
});

const counted = ["token-counts", "message-overhead"];
/** Several tokens a piece, as busy servers send them. */
const merge: Rechunk = (pieces) => pieces.flatMap((_, at) => (at % 2 === 0 ? [pieces.slice(at, at + 2).join("")] : []));
const byWords: Rechunk = (pieces) => pieces.join("").match(/\S+\s*|\s+/g) ?? [];
const byCharacters = (length: number): Rechunk => (pieces) => pieces.join("").match(new RegExp(`.{1,${length}}`, "gsu")) ?? [];

describe("pieces of a stream", () => {
  it.each(classes)("fit %s where it writes, one token a piece or two", async (id) => {
    for (const rechunk of [undefined, merge]) {
      const edges = readEnds(await ask({ writes: id, probes: counted, ...(rechunk !== undefined && { rechunk }) }), "chunk-edges", "free-edges");
      expect(edges.length).toBeGreaterThanOrEqual(6);
      expect(judgeEnds(edges, id, texts).kind).toBe("fits");
    }
  });

  it.each<[string, Rechunk]>([["words", byWords], ["single characters", byCharacters(1)], ["three characters", byCharacters(3)], ["one piece", (pieces) => [pieces.join("")]]])("say nothing once a gateway cut them by %s", async (_name, rechunk) => {
    const written = readWritten(await ask({ writes: "cl100k", probes: counted, rechunk }), texts);
    for (const { id } of texts) expect([id, judgeWriting({ ...written, cuts: [] }, id, texts).kind]).toEqual([id, "undecided"]);
  });

  it("alone never accuse: a stream may be cut by a tokenizer of the gateway's own", async () => {
    const all = await ask({ writes: "r50k", probes: counted });
    const edgesOnly = all.filter(({ key }) => key !== "cut-boundary" && key !== "token-count");
    expect(judgeWriting(readWritten(edgesOnly, texts), "o200k", texts)).toMatchObject({ kind: "contradicts", isThin: true });
    expect(find(edgesOnly, "gpt-4o")).toEqual([["tokenizer-not-claimed", "low", "possible"]]);
  });
});

describe("a forged usage", () => {
  it.each(classes.flatMap((writes) => classes.filter((forged) => forged !== writes && !["p50k", "r50k"].includes(forged)).map((forged) => [writes, forged] as const)))("of %s written and %s counted is found by what is produced, the cuts left out", async (writes, forged) => {
    const observations = (await ask({ writes, wrap: forgeUsage("forged", forged), probes: [...counted, "token-strings", "biased-token"] })).filter(({ key }) => key !== "cut-boundary");
    const claim = forged === "o200k" ? "gpt-4o" : "gpt-4-turbo";
    const found = find(observations, claim);
    expect(found).toContainEqual(["usage-of-another-tokenizer", "high", "likely"]);
    expect(found).toContainEqual(["tokenizer-not-claimed", "high", "likely"]);
    expect(find((await ask({ writes: forged, probes: [...counted, "token-strings", "biased-token"] })), claim)).toEqual([]);
  });

  it("takes models of the contradicted class down among the candidates, and no others", async () => {
    const observations = await ask({ writes: "r50k", probes: [...counted, "token-strings", "biased-token"] });
    const references = ["gpt-4o", "gpt-2", "unheard-of-1"].map((model) => reference(model, []));
    expect([...scoreWrittenTokenizer(observations, references, { tables, texts })?.listed.keys() ?? []]).toEqual(["gpt-4o"]);
    expect(scoreWrittenTokenizer([], references, { tables, texts })).toBeNull();
    expect(scoreWrittenTokenizer(await ask({ writes: "o200k" }), [references[0] as never], { tables, texts })).toBeNull();
  });
});
