/** Overheads against the same provider's references: the claim's own say what is too many, another model's can only excuse. */
import { describe, expect, it } from "vitest";
import { compareOverheads } from "../../../../src/judge/tokens/compare-overheads.js";
import type { Explanation } from "../../../../src/judge/tokens/explain-counts.js";
import type { Endpoint } from "../../../../src/model/endpoint.js";
import type { Fingerprint } from "../../../../src/model/fingerprint.js";
import { loadTokenizerTables, loadTokenizerTexts } from "../../../../src/pipeline/load-resources.js";
import { reference } from "../sample-observations.js";

const [table, texts] = [loadTokenizerTables().find(({ id }) => id === "qwen-2"), loadTokenizerTexts()];
const frame = texts.find(({ id }) => id === "qwen-2")?.frames["token-counts@1/labels"] ?? 0;
const endpoint: Endpoint = { baseUrl: "https://relay.example/v1", protocol: "openai-chat", model: "m", claim: "m", provider: null, credential: { kind: "none" }, headers: {} };

function enrol(model: string, overhead: number, channel = "relay.example"): Fingerprint {
  return reference(model, [], {
    sessions: [{ at: "2026-11-01T00:00:00Z", digest: model, channel, provider: null, samples: 10 }],
    expects: [{ key: "token-count", probe: "token-counts@1", analyzer: "token-counts@1", subject: { cell: "labels", first: "" }, strength: "reported", samples: 1, conditions: null, value: { kind: "features", features: { tokens: frame + overhead + (table?.counts["latin"] ?? 0), latin: 1 } } }],
  });
}

function compare(seen: readonly number[], references: readonly Fingerprint[], claimed: readonly Fingerprint[]) {
  if (table === undefined) throw new Error("the table has no qwen-2");
  const explanation: Explanation = { classId: "qwen-2", calibrated: true, kind: seen.length > 1 ? "varying" : "constant", overheads: seen.map((tokens) => ({ tokens, requests: 5 })), factor: { value: 1, low: 1, high: 1 } };
  const requests = [{ frame: "token-counts@1/labels", first: "", tokens: 0, copies: {}, system: false, provider: null, mode: null, evidence: [] }];
  return compareOverheads({ endpoint, explanation, requests, table, texts, references, claimed, control: null });
}

describe("tokens beside the messages", () => {
  const [own, other, away] = [enrol("m", 8), enrol("n", 20), enrol("m", 8, "api.vendor.example")];

  it.each([
    ["as many as the claim's reference had", [8], [own, other], [own], "as-enrolled", [8]],
    ["more", [14], [own], [own], "added", [8]],
    ["fewer", [6], [own], [own], "less", [8]],
    ["as many as another model has there, where the claim has no reference", [20], [other], [], "as-enrolled", [20]],
    ["as many as another model has there, beside the claim's own", [20], [own, other], [own], "added", [8]],
    ["more than another model has there, whose template need not be the claim's", [30], [other], [], "no-reference", null],
    ["more than the claim's, whatever another has", [30], [own, other], [own], "added", [8]],
    ["more than elsewhere", [30], [away], [away], "no-reference", null],
    ["of two backends, one of them new", [8, 14], [own], [own], "inconclusive", [8]],
    ["that stray by less than they are more", [60, 61], [own], [own], "added", [8]],
    ["more than either of two references", [70], [own, enrol("m", 9)], [own, null], "added", [8, 9]],
    ["no more than two references differ by", [10], [own, enrol("m", 9)], [own, null], "inconclusive", [8, 9]],
  ] as readonly (readonly [string, readonly number[], readonly Fingerprint[], readonly (Fingerprint | null)[], string, readonly number[] | null])[])("%s", (_name, seen, references, claimed, verdict, enrolled) => {
    expect(compare(seen, references, claimed.includes(null) ? references : claimed.flatMap((one) => one ?? []))).toEqual({ overheadVerdict: verdict, enrolledOverheads: enrolled });
  });
});
