/** What a dishonest or broken host does to the model behind it: one wrapper round an upstream. */
import type { JsonObject } from "../model/json.js";
import type { Upstream } from "./upstream.js";

export interface MisbehaviourOptions {
  readonly seed: number;
  /** The model served by those that substitute another. */
  readonly substitute: Upstream;
}

export interface Misbehaviour {
  /** File name and word on the command line. */
  readonly id: string;
  /** One line for `lab --list`. */
  readonly does: string;
  /** Member of the lab's truth: what an auditor could find. */
  truth(options: MisbehaviourOptions): JsonObject;
  wrap(upstream: Upstream, options: MisbehaviourOptions): Upstream;
}

/** The same upstream with another way of answering. */
export function alterAnswer(upstream: Upstream, answer: Upstream["answer"]): Upstream {
  return { ...upstream, answer };
}
