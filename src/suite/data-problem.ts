/** A mistake in a data file: where, and what. */
export interface DataProblem {
  /** "probes/latency/burst.yaml:12:5". */
  readonly place: string;
  readonly message: string;
}
