/** How often the parts of the reported tokens contradict their totals. */
import type { Analyzer } from "../../model/analyzer.js";
import type { Reply, Usage } from "../../model/transcript.js";
import { refuseOptions } from "../no-options.js";

/** Names of the contradictions in one reply. No options. */
export const usageSums: Analyzer<readonly string[]> = {
  id: "usage-sums",
  version: 1,
  strength: "one-sided",
  scope: "exchange",
  checkOptions: refuseOptions("usage-sums"),
  extract({ exchange, reply }) {
    if (!exchange.final || reply === null || reply.choices.length === 0) return null;
    const { usage } = reply;
    if (usage === null || usage.inputTokens === null || usage.outputTokens === null) return { kind: "missing", why: "no usage reported" };
    // One honest host fills in zeros where it lost count (seen in 77 of 600 bodies of the SpeechMap data).
    if (usage.inputTokens === 0 && usage.outputTokens === 0) return { kind: "missing", why: "all counts are zero" };
    return { kind: "value", value: findContradictions(usage, reply) };
  },
  summarize({ samples }) {
    const wrong = samples.filter(({ value }) => value.length > 0);
    const names = [...new Set(wrong.flatMap(({ value }) => value))].sort();
    const counted = names.map((name) => `${name}: ${wrong.filter(({ value }) => value.includes(name)).length}`);
    return [{
      state: "observed",
      value: { kind: "rate", k: wrong.length, n: samples.length },
      ...(wrong.length === 0 ? {} : { evidence: wrong.map(({ exchangeId }) => exchangeId) }),
      note: counted.join("; "),
    }];
  },
};

/** Some hosts count reasoning into the output, or what was cached into the input, others beside it (then only the total holds it): all are sound. */
function findContradictions({ inputTokens, outputTokens, totalTokens, cachedInputTokens, reasoningTokens }: Usage, { choices, problems }: Reply): readonly string[] {
  const input = inputTokens ?? 0;
  const output = outputTokens ?? 0;
  const reasoning = reasoningTokens ?? 0;
  const cached = cachedInputTokens ?? 0;
  const cachedBeside = cached > 0 && (totalTokens === input + output + cached || totalTokens === input + output + cached + reasoning);
  const beside = totalTokens === input + output + reasoning || (cachedBeside && totalTokens !== input + output + cached);
  return [
    totalTokens !== null && totalTokens !== input + output && !beside && !cachedBeside ? "the total is not the sum" : "",
    cached > input && !cachedBeside ? "more cached than sent" : "",
    reasoning > output && !beside ? "more reasoning than output" : "",
    output === 0 && choices.some(({ text, stop }) => text.trim() !== "" && stop !== null) ? "text without output tokens" : "",
    problems.some(({ place }) => place.startsWith("usage.")) ? "a count is no count" : "",
  ].filter((name) => name !== "");
}
