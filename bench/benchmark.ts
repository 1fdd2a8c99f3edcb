/** A benchmark: the options it takes and the figures it gives. */
import type { Json } from "../src/model/json.js";

export interface Benchmark {
  readonly options: Readonly<Record<string, { readonly type: "string"; readonly default?: string }>>;
  run(options: Readonly<Record<string, string | undefined>>): Promise<Readonly<Record<string, Json>>>;
}
