/** Failures of the questions that tell models apart, beside their innocent twins: storms, flaky lines, named settings; and comparisons that reasoning voids. */
import { describe, expect, it } from "vitest";
import { failuresByProbe } from "../../../src/analyze/analyzers/failures-by-probe.js";
import { findFindings } from "../../../src/judge/find-findings.js";
import type { Observation } from "../../../src/model/observation.js";
import type { PlannedStep } from "../../../src/model/plan.js";
import type { Choice, Usage } from "../../../src/model/transcript.js";
import type { Suite } from "../../../src/model/suite.js";
import type { Comparison } from "../../../src/model/candidate.js";
import { expandProbe } from "../../../src/suite/expand-probe.js";
import { loadSuite } from "../../../src/suite/load-suite.js";
import { planRun } from "../../../src/suite/plan-run.js";
import { createRandom } from "../../../src/stats/create-random.js";
import { makeTranscript, noResources } from "../analyze/make-transcript.js";
import { analysisOf, answersTo, headerFor, observe } from "./sample-observations.js";

const suites: readonly Suite[] = ["identity", "billing", "consistency", "latency", "censorship"].map((name) => loadSuite(`probes/${name}`));
type Asked = Pick<PlannedStep, "probe" | "step">;
/** What an endpoint answers with; left out: text with status 200. */
interface Answer { readonly status?: number; readonly error?: string; readonly choice?: Partial<Choice>; readonly usage?: Partial<Usage>; readonly html?: boolean }

const noUsage: Usage = { inputTokens: null, outputTokens: null, totalTokens: null, cachedInputTokens: null, reasoningTokens: null, costUsd: null, raw: null };

function observeAll(asked: readonly Asked[], answer: (asked: Asked, turn: number) => Answer): Observation[] {
  const samples = asked.flatMap((one, seq) => {
    const { status = 200, error, choice, usage, html = false } = answer(one, seq);
    const transcript = makeTranscript({
      seq, step: one.step, exchange: { probe: one.probe, step: one.step.id }, choice: error === undefined ? choice ?? {} : null,
      outcome: { kind: "response", status, headers: html ? [["Content-Type", "text/html; charset=utf-8"]] : [], chunks: [], endMs: 100 },
      reply: { error: error === undefined ? null : { message: error, type: null, code: null }, usage: usage === undefined ? null : { ...noUsage, ...usage } },
    });
    const extracted = failuresByProbe.extract(transcript, {}, {}, noResources);
    return extracted?.kind === "value" ? [{ exchangeId: `e${seq + 1}`, seq, step: one.step.id, sample: 0, value: extracted.value }] : [];
  });
  return failuresByProbe.summarize({ key: "failures-by-probe", subject: {}, samples, missing: [], options: {} }, noResources)
    .map((measured) => observe({ key: "failures-by-probe", ...measured }));
}
const findAll = (observations: readonly Observation[], candidates: Parameters<typeof findFindings>[1]["verdict"]["candidates"] = [], claimed: readonly string[] = ["m"]) => findFindings(observations, {
  header: headerFor("m", { suites }), tally: analysisOf([]).tally, tokens: null, tokenTables: { tables: [], texts: [] }, claimed,
  verdict: { claim: "inconclusive", reason: "low-coverage", sentence: "", next: "", candidates, mixture: null, layers: [], stack: [], reasons: [], innocentCauses: [], errorRates: { alpha: 0.01, pValue: null, method: "", validSamples: 0 } },
});
const find = (...given: Parameters<typeof findAll>) => findAll(...given).map(({ id, severity }) => [id, severity]);

const plans = new Map<string, readonly Asked[]>();
const planned = (seed: number, depth: "quick" | "standard" = "quick", wide = false): readonly Asked[] => {
  const name = `${seed} ${depth} ${wide}`;
  const steps = plans.get(name) ?? planOnce(seed, depth, wide);
  plans.set(name, steps);
  return steps;
};

/** A whole run as it is planned. `wide`: free choices in all their wordings, as a run with a reference asks them. */
function planOnce(seed: number, depth: "quick" | "standard", wide: boolean): readonly Asked[] {
  const { steps } = planRun(suites, { depth, maxRequests: 600, seed, only: [], skip: [] });
  if (!wide) return steps;
  const free = suites.flatMap(({ id, probes }) => probes.filter(({ observes }) => observes.some(({ analyzer }) => analyzer === "answer-distribution")).flatMap((probe) => probe.cells.list.flatMap((cell) => expandProbe(id, probe, cell, seed, 0))));
  const random = createRandom(`wordings ${seed}`);
  const drawn = free.map((step) => ({ step, at: random() })).toSorted((a, b) => a.at - b.at).map(({ step }) => step);
  let turn = 0;
  return steps.map((step) => (isFree(step) ? drawn[(turn++) % drawn.length] ?? step : step));
}
const isFree = ({ probe }: Asked): boolean => probe.id.startsWith("random-") && probe.id !== "random-text";
const textOf = ({ step }: Asked): string => step.messages.map(({ content }) => content).join("\n").toLowerCase();
const fail: Answer = { status: 400, error: "Bad request." };
const ask = (answer: (asked: Asked, turn: number) => Answer, seed = 1) => find(observeAll(planned(seed, "quick", true), answer));
const free = (answer: Answer) => (asked: Asked): Answer => (isFree(asked) ? answer : {});
const found = [["selective-failures", "medium"]];

describe("selective failures", () => {
  it.each<[string, Answer]>([
    ["turned away", fail],
    ["an error of the server", { status: 500, error: "upstream request failed" }],
    ["an error with status 200", { error: "internal failure" }],
    ["parameters that are not named", { status: 400, error: "This combination of parameters is not available on your tier." }],
    ["a setting that was not sent", { status: 400, error: "Unsupported value: 'logprobs'" }],
    ["empty", { choice: { text: "" }, usage: { outputTokens: 0 } }],
    ["ended by a filter", { choice: { text: "", stop: { unified: "content-filter", raw: "content_filter" } } }],
    ["refused in a member of its own", { choice: { text: "", refusal: "No." } }],
  ])("are found where free choices alone are answered so: %s", (_name, answer) => {
    for (const seed of [1, 2, 3]) expect(ask(free(answer), seed)).toEqual(found);
  });

  it.each<[string, (asked: Asked, turn: number) => Answer]>([
    ["rate limits", free({ status: 429, error: "Slow down." })],
    ["overload", free({ status: 503, error: "Busy." })],
    ["a rate limit with status 200", free({ error: "Rate limit exceeded" })],
    ["an error that names the temperature", free({ status: 400, error: "Unsupported value: 'temperature' does not support 1." })],
    ["an error that names the ceiling", free({ status: 400, error: "max_tokens must be at least 64" })],
    ["ceilings spent on reasoning", free({ choice: { text: "", stop: { unified: "length", raw: "length" } } })],
    ["reasoning that is shown", free({ choice: { text: "", reasoning: "Which city…" } })],
    ["reasoning that is counted", free({ choice: { text: "" }, usage: { outputTokens: 20, reasoningTokens: 20 } })],
    ["ceilings spent unseen", free({ choice: { text: "" }, usage: { outputTokens: 4096 } })],
    ["empty replies throughout", () => ({ choice: { text: "" }, usage: { outputTokens: 0 } })],
    ["a web firewall's pages", free({ status: 403, error: "<html>Blocked</html>", html: true })],
    ["a firewall that blocks code, with JSON too", (asked) => (/[{}<>]/.test(textOf(asked)) ? { status: 403, error: "Blocked" } : {})],
    ["an outage in the midst", (_, turn) => (turn > 12 && turn < 28 ? { status: 500, error: "Down." } : {})],
    ["an endpoint that fails always", () => fail],
    ["other questions that fail", (asked) => (isFree(asked) ? {} : fail)],
    ["one probe that fails", (asked) => (asked.probe.id === "token-counts" ? fail : {})],
  ])("are not found in %s", (_name, answer) => {
    for (const seed of [1, 2, 3]) expect(ask(answer, seed)).toEqual([]);
  });

  it("say which part failed, and that a firewall's pages are left out", () => {
    const [finding] = findAll(observeAll(planned(1, "standard", true), (asked) => (isFree(asked) && textOf(asked).length % 5 < 2 ? fail : asked.probe.id === "token-counts" ? { status: 403, error: "<html>", html: true } : {})));
    expect(finding?.title).toMatch(/^Some of the questions that tell models apart fail/);
    expect(finding?.innocentCauses.find(({ cause }) => cause.startsWith("a web firewall"))?.result).toMatch(/replies were a firewall's page/);
  });

  /** Words, Chinese characters and signs of the run's own questions. */
  const stringsOf = (asked: readonly Asked[]): string[] => [...new Set(asked.flatMap((one) => textOf(one).match(/[\p{Script=Latin}\p{N}]+|\p{Script=Han}|[^\p{L}\p{N}\s]/gu) ?? []))];

  it("are at most low where each request fails by chance, 1 to 20 %, alone or in bursts, or by one string: 1,040 honest runs", () => {
    const severities: Record<string, Record<string, number>> = {};
    const note = (kind: string, findings: readonly (readonly (string | undefined)[])[]): void => {
      const severity = findings[0]?.[1] ?? "none";
      severities[kind] = { ...severities[kind], [severity]: (severities[kind]?.[severity] ?? 0) + 1 };
    };
    for (let run = 0; run < 260; run += 1) {
      const random = createRandom(`honest ${run}`);
      const asked = planned(run % 12, run % 4 === 0 ? "standard" : "quick", run % 2 === 0);
      const rate = 0.01 + 0.19 * random();
      note("chance", find(observeAll(asked, () => (random() < rate ? fail : {}))));
      let failing = false;
      note("bursts", find(observeAll(asked, () => { failing = random() < (failing ? 0.8 : rate); return failing ? fail : {}; })));
      const strings = stringsOf(asked);
      for (let turn = 0; turn < 2; turn += 1) {
        const string = strings[Math.floor(random() * strings.length)] ?? "";
        note("string", find(observeAll(asked, (one) => (textOf(one).includes(string) ? fail : {}))));
      }
    }
    for (const seed of [3, 5, 6]) note("only", find(observeAll(planned(seed, "standard"), (one) => (textOf(one).includes("only") ? fail : {}))));
    expect(severities.only).toEqual({ low: 3 });
    for (const [kind, counts] of Object.entries(severities)) expect(Object.keys(counts).filter((severity) => !["none", "low"].includes(severity)), kind).toEqual([]);
    expect(severities.chance?.low ?? 0).toBeLessThanOrEqual(3);
    expect(severities.bursts?.low ?? 0).toBeLessThanOrEqual(3);
  }, 60_000);
});

describe("voided comparisons", () => {
  const comparison = (more: Partial<Comparison>): Comparison => ({ key: "answer-distribution", subject: {}, strength: "strong", logLikelihoodRatio: null, capped: false, result: "skipped", samples: 3, why: "the reference was measured under another reasoning setting", evidence: ["e1"], ...more });
  const candidate = (comparisons: readonly Comparison[]) => ({ fingerprint: "m", model: "m", family: null, vendor: null, posterior: 0.5, logEvidence: 0, coverage: 0, comparisons });
  const reasoned = answersTo(0, { Rome: 3 });
  const visible: Observation = { ...reasoned, conditions: reasoned.conditions === null ? null : { ...reasoned.conditions, reasoning: "visible" } };

  it("are told where reasoning voids all of them, and only there", () => {
    expect(find([visible], [candidate([comparison({}), comparison({})])])).toEqual([["comparisons-voided", "low"]]);
    expect(find([reasoned], [candidate([comparison({})])])).toEqual([]);
    expect(find([visible], [candidate([comparison({}), comparison({ result: "agreed", logLikelihoodRatio: 1, why: "" })])])).toEqual([]);
    expect(find([visible], [candidate([comparison({ why: "the reference did not ask this" })])])).toEqual([]);
    expect(find([visible], [candidate([comparison({ why: "the reference was measured under another temperature, another reasoning setting" })])])).toEqual([]);
    expect(find([visible])).toEqual([]);
  });

  it("are told of an alias's reference and of a family's, where no member was compared", () => {
    const member = (model: string, comparisons: readonly Comparison[]) => ({ ...candidate(comparisons), fingerprint: model, model, family: "kin" });
    const unasked = comparison({ why: "the reference did not ask this" });
    expect(find([visible], [member("a", [comparison({})]), member("b", [comparison({}), unasked])], ["a", "b"])).toEqual([["comparisons-voided", "low"]]);
    expect(find([visible], [member("a", [comparison({})])], ["a"])).toEqual([["comparisons-voided", "low"]]);
    expect(find([visible], [member("a", [comparison({})]), member("b", [comparison({ result: "agreed", logLikelihoodRatio: 1, why: "" })])], ["a", "b"])).toEqual([]);
    expect(find([visible], [member("a", [unasked]), member("b", [unasked])], ["a", "b"])).toEqual([]);
    expect(find([visible], [member("a", [comparison({})])], ["other"])).toEqual([]);
  });
});
