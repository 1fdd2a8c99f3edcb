/** Reads files shaped like `single-token/distributions.json`: answer counts by model and cell. */
import { readFileSync } from "node:fs";
import { z } from "zod";

const corpusSchema = z.object({
  models: z.array(z.object({ model: z.string(), cells: z.record(z.string(), z.record(z.string(), z.int().nonnegative())) })).min(2),
});

export type Counts = Readonly<Record<string, number>>;

export interface AnswerCorpus {
  readonly models: readonly string[];
  /** Sorted; every cell that any model was asked. */
  readonly cells: readonly string[];
  /** By model, then by cell; null where it was not asked. */
  readonly counts: readonly (readonly (Counts | null)[])[];
}

export function readAnswerCorpus(path: string): AnswerCorpus {
  const { models } = corpusSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  const cells = [...new Set(models.flatMap((row) => Object.keys(row.cells)))].sort();
  return {
    models: models.map(({ model }) => model),
    cells,
    counts: models.map((row) => cells.map((cell) => {
      const counts = row.cells[cell];
      return counts === undefined || Object.values(counts).every((count) => count === 0) ? null : counts;
    })),
  };
}

/** Both files' models and cells in one order: the first's; what the second lacks is null there. */
export function alignTest(train: AnswerCorpus, test: AnswerCorpus): AnswerCorpus {
  return {
    models: train.models,
    cells: train.cells,
    counts: train.models.map((model) => {
      const row = test.counts[test.models.indexOf(model)];
      return train.cells.map((cell) => row?.[test.cells.indexOf(cell)] ?? null);
    }),
  };
}
