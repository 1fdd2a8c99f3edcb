import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { listSignatures } from "../../../src/analyze/signature/list-signatures.js";
import { matchSignature } from "../../../src/analyze/signature/match-signature.js";
import { readBearing } from "../../../src/analyze/signature/read-bearing.js";
import type { Json } from "../../../src/model/json.js";
import { signatureSchema, type Signature } from "../../../src/model/signature.js";
import type { Transcript } from "../../../src/model/transcript.js";
import { makeReply, makeTranscript, responseOutcome } from "../analyze/reply-samples.js";
import { decoys, signatureExamples, type Example } from "./signature-examples.js";

const root = resolve(import.meta.dirname, "../../../fingerprints");
const files = (["filters", "stacks"] as const).flatMap((folder) => readdirSync(resolve(root, folder)).map((name) => ({ folder, name, path: resolve(root, folder, name) })));
const signatures: readonly Signature[] = files.map(({ path }) => signatureSchema.parse(parse(readFileSync(path, "utf8"))));

const read = (value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined =>
  path.reduce<Json | undefined>((at, key) => (at !== null && typeof at === "object" ? (at as Readonly<Record<string, Json>>)[key] : undefined), value);
const text = (value: Json | undefined): string | null => (typeof value === "string" ? value : null);

/** As a codec would decode it: only the members that signatures read. */
function transcribe({ status = 200, headers = [], body }: Example): Transcript {
  const stop = text(read(body, "choices", 0, "finish_reason"));
  const reply = makeReply({ id: text(read(body, "id")), text: text(read(body, "choices", 0, "message", "content")) ?? "", stop: stop === null ? null : ["other", stop], raw: body });
  return makeTranscript(reply, { outcome: responseOutcome(status, headers) });
}

describe("shipped signatures", () => {
  it("stand in a file of their own name, in their kind's folder", () => {
    expect(signatures.map(({ id }) => `${id}.yaml`)).toEqual(files.map(({ name }) => name));
    expect(signatures.map(({ kind }) => `${kind}s`)).toEqual(files.map(({ folder }) => folder));
    expect(new Set(signatures.map(({ id }) => id)).size).toBe(signatures.length);
  });

  it("have an example each, and every example a signature", () => {
    expect(Object.keys(signatureExamples).sort()).toEqual(signatures.map(({ id }) => id).sort());
  });

  it("never rest on an OpenAI id or a rule that looks for nothing", () => {
    for (const { id, any } of signatures) {
      for (const rule of any.flat()) {
        if (rule.where === "header" || rule.where === "body") expect(rule.name, id).toMatch(/\S/);
        else expect((rule.equals ?? rule.contains ?? rule.startsWith ?? []).length, id).toBeGreaterThan(0);
        expect(rule.startsWith ?? [], id).not.toContain("chatcmpl-");
      }
    }
  });

  it.each(signatures.map((signature) => [signature.id, signature] as const))("%s matches its examples and no decoy", (id, signature) => {
    for (const [index, example] of (signatureExamples[id] ?? []).entries()) expect(matchSignature(signature, readBearing(transcribe(example))), `example ${index}`).toBe(true);
    for (const [name, decoy] of Object.entries(decoys)) expect(matchSignature(signature, readBearing(transcribe(decoy))), name).toBe(false);
  });

  it("are listed as asking each in turn would list them, whatever an exchange bears", () => {
    const stops = ["content_filter", "refusal", "SAFETY"].map((finish_reason): Example => ({ body: { choices: [{ finish_reason }], stop_reason: finish_reason } }));
    for (const example of [...Object.values(signatureExamples).flat(), ...Object.values(decoys), ...stops, { body: [{ error: { code: "content_filter" } }] }]) {
      const transcript = transcribe(example);
      const asked = signatures.filter((signature) => signature.lifecycle !== "retired" && matchSignature(signature, readBearing(transcript)));
      expect(listSignatures(transcript, signatures).map(({ id }) => id)).toEqual(asked.map(({ id }) => id));
    }
  });

  it("are told apart: an example bears its own signature and only those of layers it also passed", () => {
    const both: Readonly<Record<string, readonly string[]>> = {
      "azure-content-filter-output": ["content-filter-stop"],
      "dashscope-input-inspection": ["openrouter"],
      "llmops-guardrail": ["llmops", "portkey-guardrail"],
      "new-api-word-list": ["new-api"],
    };
    for (const [id, examples] of Object.entries(signatureExamples)) {
      const matched = new Set(examples.flatMap((example) => signatures.filter((signature) => matchSignature(signature, readBearing(transcribe(example)))).map((signature) => signature.id)));
      expect([...matched].sort(), id).toEqual([id, ...(both[id] ?? [])].sort());
    }
  });
});
