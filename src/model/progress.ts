/** What a running audit tells the person who waits for it. */
export interface Progress {
  readonly planned: number;
  readonly done: number;
  readonly attempts: number;
  /** null: no price is known. */
  readonly spentUsd: number | null;
  readonly elapsedMs: number;
  /** null until a few exchanges have been seen. */
  readonly leftMs: number | null;
  /** What it waits for, when it does: "429, waiting 12 s". */
  readonly note: string | null;
}
