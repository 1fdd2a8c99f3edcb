/** The answers that a test file holds, drawn without putting back. */
import type { Random } from "../src/stats/create-random.js";
import { shuffle } from "./shuffle.js";
import type { Counts } from "./answer-corpus.js";

export class AnswerPool {
  private readonly left: (string[] | null)[];

  /** Shuffled once; each draw takes the next answer of its cell. */
  constructor(counts: readonly (Counts | null)[], random: Random) {
    this.left = counts.map((cell) => {
      if (cell === null) return null;
      return shuffle(Object.entries(cell).flatMap(([answer, count]) => Array.from({ length: count }, () => answer)), random);
    });
  }

  remaining(cell: number): number {
    return this.left[cell]?.length ?? 0;
  }

  /** undefined when the cell has no answer left. */
  draw(cell: number): string | undefined {
    return this.left[cell]?.pop();
  }
}
