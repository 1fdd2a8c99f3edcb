/** Failures of the questions that tell models apart, beside their innocent twins: storms, flaky lines, named settings; and comparisons that reasoning voids. */
import { describe, expect, it } from "vitest";
import { failuresByProbe } from "../../../src/analyze/analyzers/failures-by-probe.js";
import { findFindings } from "../../../src/judge/find-findings.js";
import type { Observation } from "../../../src/model/observation.js";
import type { Suite } from "../../../src/model/suite.js";
import type { Comparison } from "../../../src/model/candidate.js";
import { loadSuite } from "../../../src/suite/load-suite.js";
import { createRandom } from "../../../src/stats/create-random.js";
import { makeTranscript, noResources } from "../analyze/make-transcript.js";
import { analysisOf, answersTo, headerFor, observe } from "./sample-observations.js";

const suites: readonly Suite[] = ["identity", "consistency", "latency"].map((name) => loadSuite(`probes/${name}`));
interface Asked { readonly probe: string; readonly status: number; readonly message?: string }

function observeAll(asked: readonly Asked[]): Observation[] {
  const samples = asked.flatMap(({ probe, status, message = "Bad request." }, seq) => {
    const transcript = makeTranscript({ seq, status, exchange: { probe: { suite: "s", id: probe, version: 1, cell: "only", wordingDigest: "w" } }, reply: { error: status < 300 ? null : { message, type: "invalid_request_error", code: null } } });
    const extracted = failuresByProbe.extract(transcript, {}, {}, noResources);
    return extracted?.kind === "value" ? [{ exchangeId: `e${seq + 1}`, seq, step: "ask", sample: 0, value: extracted.value }] : [];
  });
  return failuresByProbe.summarize({ key: "failures-by-probe", subject: {}, samples, missing: [], options: {} }, noResources)
    .map((measured) => observe({ key: "failures-by-probe", ...measured }));
}
const find = (observations: readonly Observation[], candidates: Parameters<typeof findFindings>[1]["verdict"]["candidates"] = []) => findFindings(observations, {
  header: headerFor("m", { suites }), tally: analysisOf([]).tally, tokens: null, tokenTables: { tables: [], texts: [] },
  verdict: { claim: "inconclusive", reason: "low-coverage", sentence: "", next: "", candidates, mixture: null, layers: [], stack: [], reasons: [], innocentCauses: [], errorRates: { alpha: 0.01, pValue: null, method: "", validSamples: 0 } },
}).map(({ id, severity }) => [id, severity]);

/** One question that can convict, one that cannot, in turns. */
const turns = (count: number, strong: (turn: number) => Partial<Asked>, other: (turn: number) => Partial<Asked>): Asked[] => Array.from({ length: count }, (_, turn) => [
  { probe: "random-city", status: 200, ...strong(turn) }, { probe: "repeat-at-zero", status: 200, ...other(turn) },
]).flat();

describe("selective failures", () => {
  it("are found where only the questions that can convict fail", () => {
    expect(find(observeAll(turns(12, () => ({ status: 400 }), () => ({}))))).toEqual([["selective-failures", "medium"]]);
    expect(find(observeAll(turns(12, () => ({ status: 500 }), () => ({}))))).toEqual([["selective-failures", "medium"]]);
    expect(find(observeAll(turns(6, () => ({ status: 500 }), () => ({}))))).toEqual([["selective-failures", "low"]]);
  });

  it.each<[string, readonly Asked[]]>([
    ["a storm of rate limits", turns(12, () => ({ status: 429 }), () => ({}))],
    ["overload", turns(12, () => ({ status: 503 }), () => ({}))],
    ["an error that names the setting", turns(12, () => ({ status: 400, message: "Unsupported value: 'temperature' does not support 1." }), () => ({}))],
    ["an error that names the ceiling", turns(12, () => ({ status: 400, message: "max_tokens must be at least 16" }), () => ({}))],
    ["an outage in the midst", turns(12, (turn) => ({ status: turn > 3 && turn < 9 ? 500 : 200 }), (turn) => ({ status: turn > 3 && turn < 9 ? 500 : 200 }))],
    ["an outage at a time when only these were asked", [...turns(6, () => ({}), () => ({})), ...Array.from({ length: 9 }, () => ({ probe: "random-city", status: 500 })), ...turns(6, () => ({}), () => ({}))]],
    ["three failures alone", turns(12, (turn) => ({ status: turn % 4 === 0 ? 500 : 200 }), () => ({}))],
    ["an endpoint that fails always", turns(12, () => ({ status: 500 }), () => ({ status: 500 }))],
    ["other questions that fail", turns(12, () => ({}), () => ({ status: 400 }))],
  ])("are not found in %s", (_name, asked) => {
    expect(find(observeAll(asked))).toEqual([]);
  });

  it("are not found on flaky lines, also where errors come in bursts: at most 1 in 100 of 400 runs each", () => {
    for (const stay of [0.3, 0.8]) {
      let found = 0;
      for (let run = 0; run < 400; run += 1) {
        const random = createRandom(`flaky ${stay} ${run}`);
        let failing = false;
        const next = (): Partial<Asked> => { failing = random() < (failing ? stay : 0.15); return { status: failing ? 500 : 200 }; };
        if (find(observeAll(turns(30, next, next))).length > 0) found += 1;
      }
      expect(found, String(stay)).toBeLessThanOrEqual(4);
    }
  });
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
});
