import { describe, expect, it } from "vitest";
import { alignDigests } from "../../../src/change/align-digests.js";
import type { Observation, ObservationValue } from "../../../src/model/observation.js";
import { toTextDigest } from "../../../src/model/text-digest.js";

const observation = (value: ObservationValue): Observation => ({ key: "reported-model", subject: {}, probe: null, analyzer: { id: "reported-model", version: 1 }, state: "observed", strength: "one-sided", samples: 1, missing: 0, conditions: null, evidence: [], note: "", value });
const counts = (given: Record<string, number>): Observation => observation({ kind: "distribution", counts: given });

describe("alignDigests", () => {
  it("makes a label and its digest the same one, on whichever side", () => {
    const open = counts({ "Amazon Bedrock": 4, other: 1 });
    const redacted = counts({ [toTextDigest("Amazon Bedrock")]: 3 });
    expect(alignDigests(open, redacted).old.value).toEqual({ kind: "distribution", counts: { [toTextDigest("Amazon Bedrock")]: 4, other: 1 } });
    expect(alignDigests(redacted, open).new.value).toEqual({ kind: "distribution", counts: { [toTextDigest("Amazon Bedrock")]: 4, other: 1 } });
    expect(alignDigests(observation({ kind: "label", label: "a b" }), observation({ kind: "label", label: toTextDigest("a b") })).old.value).toEqual({ kind: "label", label: toTextDigest("a b") });
  });
  it("leaves different labels different, and open reports as they are", () => {
    const open = counts({ "Amazon Bedrock": 4 });
    expect(alignDigests(open, counts({ [toTextDigest("Google Vertex")]: 4 })).old).toEqual(open);
    expect(alignDigests(open, counts({ other: 4 }))).toEqual({ old: open, new: counts({ other: 4 }) });
  });
});
