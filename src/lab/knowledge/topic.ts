/** A subject that honest personas know well: how a question about it is recognised, and what they say, a sentence an entry. */
export interface Topic {
  readonly id: string;
  readonly match: RegExp;
  readonly en: readonly string[];
  readonly zh: readonly string[];
}
