/** The shipped fingerprints: one sound file a model, figures only, small enough to ship. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkFingerprint } from "../../../src/judge/check-fingerprint.js";
import { fingerprintSchema } from "../../../src/model/fingerprint.js";
import { styleMapSchema } from "../../../src/model/style-map.js";
import { dataDirectory } from "../../../src/pipeline/data-directory.js";

const folder = join(dataDirectory.fingerprints, "models");
const names = readdirSync(folder).sort();
const fingerprints = names.map((name) => fingerprintSchema.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))));
const map = styleMapSchema.parse(JSON.parse(readFileSync(join(dataDirectory.fingerprints, "style", "style.json"), "utf8")));
const maximumBytes = 8 * 1024 * 1024;
/** An answer to a one-word question: a city of three words at most. */
const answerWords = 4;

describe("shipped fingerprints", () => {
  it("are 62: 30 of conversations, 33 of one-word answers, one of both", () => {
    const has = (key: string) => fingerprints.filter(({ expects }) => expects.some((expectation) => expectation.key === key)).length;
    expect([fingerprints.length, has("style"), has("prompt-token-offset"), has("reasoning-shape"), has("answer-distribution")]).toEqual([62, 30, 30, 30, 33]);
  });

  it("stay below 8 MB with the style map", () => {
    const bytes = [...names.map((name) => join(folder, name)), join(dataDirectory.fingerprints, "style", "style.json")].reduce((sum, path) => sum + readFileSync(path).length, 0);
    expect(bytes).toBeLessThan(maximumBytes);
  });

  it.each(fingerprints.map((fingerprint, index) => [names[index] ?? "", fingerprint] as const))("%s is sound and holds figures only", (name, fingerprint) => {
    expect(`${fingerprint.id}.json`).toBe(name);
    expect(checkFingerprint(fingerprint)).toEqual([]);
    expect(fingerprint.source).not.toBe("");
    for (const { key, value, samples, subject } of fingerprint.expects) {
      if (value.kind === "distribution") {
        expect(Object.values(value.counts).reduce((sum, count) => sum + count, 0)).toBe(samples);
        for (const label of Object.keys(value.counts)) expect(label.split(" ").length).toBeLessThanOrEqual(answerWords);
      }
      if (key === "style") {
        expect(subject.map).toBe(`${map.id}@${map.version}`);
        expect(value.kind === "features" ? Object.keys(value.features).length : 0).toBe(2 * map.dimensions);
      }
    }
  });

  it("expire when the name moves, and never when it stands for published weights or a dated snapshot", () => {
    const expiry = new Map(fingerprints.map(({ model, expires }) => [model, expires]));
    expect(["openai/gpt-4.1-2025-04-14", "qwen/qwen3-32b", "deepseek/deepseek-r1", "anthropic/claude-3-5-sonnet-20241022"].map((model) => expiry.get(model))).toEqual([null, null, null, null]);
    expect(["openai/chatgpt-4o-latest", "qwen/qwen-max", "deepseek/deepseek-chat"].every((model) => typeof expiry.get(model) === "string")).toBe(true);
  });
});

it("the style map has weights for every feature and dimension, and its calibration covers them", () => {
  const features = Buffer.from(map.features, "base64").length / 4;
  expect(Buffer.from(map.weights, "base64").length).toBe(features * map.dimensions * 2);
  expect(map.calibration.replySpread).toHaveLength(map.dimensions);
  for (const spread of [map.calibration.replySpread, map.calibration.learnedSpread, map.calibration.modelSpread, map.calibration.siblingSpread]) expect(Math.min(...spread)).toBeGreaterThan(0);
});
