/** `--dry-run`: what would be sent, what it may cost, and what this claim's references can and cannot settle. */
import { previewPower } from "../judge/preview-power.js";
import { resolveClaim } from "../judge/resolve-claim.js";
import type { RunPreview } from "../model/run-preview.js";
import { findCodec } from "./find-codec.js";
import { loadResources } from "./load-resources.js";
import type { PreparedRun } from "./prepare-run.js";

export function previewRun({ header, plan }: PreparedRun): RunPreview {
  const { price } = header.options;
  const codec = findCodec(header.endpoint.protocol);
  const inputTokensCeiling = sum(plan.steps.map(({ step }) => codec.inputTokenCeiling(step)));
  const outputTokensCeiling = sum(plan.steps.map(({ step }) => step.maxTokens ?? 0));
  const resolution = resolveClaim(header.endpoint.claim, loadResources(header.references, price).fingerprints);
  const power = previewPower(plan, resolution.kind === "unknown" ? null : resolution.fingerprints[0] ?? null, { protocol: header.endpoint.protocol, asOf: header.startedAt });
  return {
    plan,
    requests: plan.steps.length,
    inputTokensCeiling,
    outputTokensCeiling,
    worstCaseUsd: price === null ? null : (inputTokensCeiling * price.inputUsd + outputTokensCeiling * price.outputUsd) / 1e6,
    ...power,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
