/** Honest endpoints behind gateways that raise ceilings or change texts are accused of nothing; cheaters who do the same are not let through. */
import { describe, expect, it } from "vitest";
import { behindGateway, quirks, type Quirk } from "../../../../bench/gateway-quirks.js";
import { streamLab } from "../../../../bench/stream-lab.js";
import { analyzeTranscripts } from "../../../../src/analyze/analyze-transcripts.js";
import { findFindings } from "../../../../src/judge/find-findings.js";
import { giveTokenAccount } from "../../../../src/judge/tokens/give-token-account.js";
import { forgeUsage } from "../../../../src/lab/misbehaviours/forged-usage.js";
import { honestPersona } from "../../../../src/lab/personas.js";
import type { Upstream } from "../../../../src/lab/upstream.js";
import { syntheticUpstream } from "../../../../src/lab/upstreams/synthetic.js";
import { askLab, labEndpoint } from "../../../../src/pipeline/ask-lab.js";
import { defaultProtocol, findCodec } from "../../../../src/pipeline/find-codec.js";
import { loadResources } from "../../../../src/pipeline/load-resources.js";
import { loadSuites } from "../../../../src/pipeline/prepare-run.js";
import { transcribe } from "../../../../src/pipeline/transcribe.js";
import { planRun } from "../../../../src/suite/plan-run.js";
import { analysisOf, headerFor } from "../sample-observations.js";

const resources = loadResources([], null);
const tokenTables = { tables: resources.tokenizerTables, texts: resources.tokenizerTexts };
const suites = loadSuites(["identity", "billing"]);
const codec = findCodec(defaultProtocol);
const probes = ["token-counts", "message-overhead", "token-strings", "random-word", "self-description"];
const verdict = { claim: "inconclusive", reason: "no-reference", candidates: [], mixture: null, layers: [], stack: [], reasons: [], errorRates: { alpha: 0.01, pValue: null, validSamples: 0, requiredSamples: null } } as never;
const names = { cl100k: "gpt-4-turbo", o200k: "gpt-4o", p50k: "text-davinci-003", r50k: "gpt-2" } as const;
const writing = (id: string): Upstream => syntheticUpstream({ ...honestPersona, tokenizer: id });

async function audit(upstream: Upstream, claim: string, { streamed = false, seed = 5 } = {}) {
  const { steps } = planRun(suites, { depth: "deep", seed, maxRequests: 60, only: probes, skip: [] });
  const endpoint = { ...labEndpoint("m", codec.id), claim };
  const { observations } = await analyzeTranscripts(transcribe((streamed ? streamLab : askLab)(upstream, steps, codec, endpoint, seed), codec), suites, resources, { redactText: false });
  const header = headerFor(claim);
  const tokens = giveTokenAccount(observations, header.endpoint, [], tokenTables);
  const findings = findFindings(observations, { header, verdict, claimed: [], tally: analysisOf([]).tally, tokens, tokenTables });
  // The lab's model goes by the claim here, whatever name its replies carry.
  return { tokens, said: findings.filter(({ id }) => id !== "reported-model-differs").map(({ id, severity }) => `${id} ${severity}`) };
}

/** What may be said of an honest gateway: that ceilings are not held to, or that copies were altered. */
const harmless = ["output-over-ceiling info", "copies-altered info"];

describe("an honest endpoint", () => {
  const cases = Object.entries(quirks).flatMap(([name, quirk]) => [["o200k", false], ["cl100k", true]].map(([id, streamed]) => [name, id as "o200k" | "cl100k", streamed as boolean, quirk] as const));

  it.each(cases)("behind a gateway with %s is accused of nothing (%s, streamed: %s)", async (_name, id, streamed, quirk) => {
    const { said } = await audit(behindGateway(writing(id), quirk), names[id], { streamed });
    expect(said.filter((one) => !harmless.includes(one))).toEqual([]);
  });

  it.each(["smallest ceiling 64", "eight tokens more"])("behind %s is told to raise max_tokens, and no class is said to write", async (name) => {
    const { said, tokens } = await audit(behindGateway(writing("o200k"), quirks[name] ?? {}), names.o200k);
    expect(said).toContain("output-over-ceiling info");
    expect(tokens?.writing).toEqual([]);
  });

  it.each(["smallest ceiling 64", "eight tokens more"])("behind %s that reports no output is accused of nothing", async (name) => {
    for (const id of ["o200k", "r50k"] as const) expect((await audit(behindGateway(writing(id), { ...quirks[name], mute: true }), names[id])).said.filter((one) => one.startsWith("tokenizer") || one.startsWith("usage-of"))).toEqual([]);
  });

  it.each(["smallest ceiling 16", "footer", "advertisement", "mark", "no-break spaces", "zero-width", "line ends"])("behind %s is still known by its tokenizer", async (name) => {
    expect((await audit(behindGateway(writing("o200k"), quirks[name] ?? {}), names.o200k)).tokens?.writing).toEqual(["o200k"]);
  });

  it("whose class no vocabulary at hand counts is not accused for a raised ceiling", async () => {
    const { said } = await audit(behindGateway(writing("r50k"), quirks["smallest ceiling 64"] ?? {}), names.r50k);
    expect(said.filter((one) => !["output-over-ceiling info", "output-over-ceiling low"].includes(one))).toEqual([]);
  });
});

describe("a cheater", () => {
  const forged = (id: string, counted: string): Upstream => {
    const upstream = writing(id);
    return forgeUsage("forged", counted).wrap(upstream, { seed: 5, substitute: upstream });
  };

  it.each<[string, Quirk]>([["nothing before its copies", {}], ["two characters before them", { before: "- " }], ["a label before them", { before: "Copy:\n" }], ["a footer behind them", quirks["footer"] ?? {}], ["plain spaces replaced", quirks["no-break spaces"] ?? {}]])("with %s is found", async (_name, quirk) => {
    const { said } = await audit(behindGateway(forged("o200k", "r50k"), quirk), names.r50k);
    expect(said).toContain("tokenizer-not-claimed high");
    expect(said).toContain("usage-of-another-tokenizer high");
  });

  it("whose prefix changes from reply to reply is said to alter copies, and passes nothing", async () => {
    let at = 0;
    const upstream = forged("o200k", "r50k");
    const changing: Upstream = { ...upstream, answer: (request, context) => behindGateway(upstream, { before: `${String.fromCharCode(97 + (at += 1) % 26)}) ` }).answer(request, context) };
    const { said, tokens } = await audit(changing, names.r50k);
    expect(tokens?.writing).toEqual([]);
    expect(said).toContain("copies-altered info");
  });

  it.each([1.3, 1.5])("who bills %s times the output at the ceiling is found, with or without a raised one", async (factor) => {
    const bill = (upstream: Upstream): Upstream => ({ ...upstream, async *answer(request, context) {
      for await (const event of upstream.answer(request, context)) yield event.kind === "usage" ? { ...event, completionTokens: Math.round(event.completionTokens * factor) } : event;
    } });
    expect((await audit(bill(writing("o200k")), names.o200k)).said).toContain("output-over-ceiling high");
    expect((await audit(bill(behindGateway(writing("o200k"), quirks["smallest ceiling 64"] ?? {})), names.o200k)).said).toContain("output-over-ceiling high");
  });

  it("who adds a few tokens to every reply at its ceiling is found where the text can be recounted", async () => {
    const upstream = writing("o200k");
    const added: Upstream = { ...upstream, async *answer(request, context) {
      for await (const event of upstream.answer(request, context)) yield event.kind === "usage" ? { ...event, completionTokens: event.completionTokens + 3 } : event;
    } };
    expect((await audit(added, names.o200k)).said).toContain("output-over-ceiling high");
  });
});
