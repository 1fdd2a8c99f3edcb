/** One reply of a corpus, read for training: whose it is, which prompt it answers, and its features. */
export interface TrainingReply {
  readonly model: string;
  /** The prompt's number, the same in every set and language that translates it, so that halves of prompts share none. */
  readonly question: number;
  readonly set: string;
  readonly script: string;
  /** Equal for equal texts. */
  readonly digest: string;
  readonly hasReasoning: boolean;
  readonly features: Int32Array;
  readonly values: Float32Array;
}
