/** Parameters are accepted and ignored. */
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

export const droppedParameters: Misbehaviour = {
  id: "dropped-parameters",
  does: "ignores temperature, top_p, stop, max_tokens, seed, n, logprobs and logit_bias",
  truth: () => ({ ignores: ["temperature", "top_p", "stop", "max_tokens", "seed", "n", "logprobs", "logit_bias"] }),
  wrap: (upstream) => alterAnswer(upstream, (request, context) => upstream.answer({ ...request, temperature: null, topP: null, stop: [], maxTokens: null, seed: null, choices: 1, topLogprobs: null, logitBias: null }, context)),
};
