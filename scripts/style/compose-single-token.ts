/** Makes fingerprints of published one-word answer counts: other wordings than ours, so they rank candidates and convict nobody. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { normalizeAnswer, type AnswerKind } from "../../src/analyze/normalize-answer.js";
import type { Expectation, Fingerprint } from "../../src/model/fingerprint.js";
import { composeFingerprint } from "./compose-fingerprints.js";

const counts = z.record(z.string(), z.record(z.string(), z.int().nonnegative()));
const fileSchema = z.object({
  protocol: z.object({ system: z.record(z.string(), z.string()), tasks: z.record(z.string(), z.object({ prompts: z.record(z.string(), z.string()) })), temperature: z.number() }),
  models: z.array(z.object({ model: z.string(), cells: counts })),
});

/** Their tasks that our probes ask too, in other words; the rest are kept under their own kind. */
const kinds: Readonly<Record<string, string>> = { "num100-random": "number", "letter-random": "letter", "word-random": "word", "color-random": "colour", "animal-random": "animal", "city-random": "city" };
const answerKind = (task: string): AnswerKind => (task.startsWith("num") ? "integer" : task.startsWith("letter") ? "letter" : "word");
const facts = { source: "T. Bruckner, Single-token output distributions as behavioral fingerprints of large language models, doi:10.5281/zenodo.21278557", licence: "figures from data under CC BY 4.0", channel: "aggregator" };
const measuredAt = "2026-07-01T00:00:00.000Z";

export function composeSingleToken(path: string): Fingerprint[] {
  const bytes = readFileSync(path);
  const { protocol, models } = fileSchema.parse(JSON.parse(bytes.toString("utf8")));
  const digest = createHash("sha256").update(bytes).digest("hex");
  return models.map(({ model, cells }) => {
    const expects = Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([cell, answers]): Expectation[] => {
      const [language = "", task = ""] = cell.split(":");
      const value: Record<string, number> = {};
      for (const [answer, count] of Object.entries(answers)) {
        const name = normalizeAnswer(answer, answerKind(task));
        value[name] = (value[name] ?? 0) + count;
      }
      const samples = Object.values(value).reduce((sum, count) => sum + count, 0);
      const wording = `${protocol.system[language] ?? ""}\n${protocol.tasks[task]?.prompts[language] ?? ""}`;
      return samples === 0 ? [] : [{
        key: "answer-distribution", subject: { kind: kinds[task] ?? task, language }, probe: null, analyzer: "answer-distribution@1", strength: "strong", samples,
        // The system prompt is theirs and stays with them; its digest is part of the wording's.
        conditions: { wordingDigest: createHash("sha256").update(wording).digest("hex"), system: "(published protocol)", temperature: protocol.temperature, reasoning: "none", protocol: "openai-chat" },
        value: { kind: "distribution", counts: Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) },
      }];
    });
    const samples = expects.reduce((sum, expectation) => sum + expectation.samples, 0);
    return { ...composeFingerprint(model, [], [{ at: measuredAt, digest, channel: facts.channel, provider: null, samples }], facts), expects };
  });
}
