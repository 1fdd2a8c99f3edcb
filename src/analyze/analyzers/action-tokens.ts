/** Tokens as reported and visible characters of the requests of one probe: what one kind of action takes. */
import type { Analyzer } from "../../model/analyzer.js";
import { groupBy } from "../../stats/group-by.js";
import { refuseOptions } from "../no-options.js";

interface Action { readonly probe: string; readonly input: number; readonly output: number; readonly characters: number }

/** One observation a probe: sums of `requests`, `input`, `output`, `characters`. No options. */
export const actionTokens: Analyzer<Action> = {
  id: "action-tokens",
  version: 1,
  strength: "reported",
  scope: "exchange",
  checkOptions: refuseOptions("action-tokens"),
  extract({ exchange, reply }) {
    const usage = reply?.usage;
    if (!exchange.final || reply === null || usage === undefined || usage === null || usage.inputTokens === null || usage.outputTokens === null || usage.inputTokens === 0) return null;
    return { kind: "value", value: { probe: exchange.probe?.id ?? "log", input: usage.inputTokens, output: usage.outputTokens, characters: reply.choices.reduce((sum, { text }) => sum + text.length, 0) } };
  },
  summarize({ samples }) {
    return [...groupBy(samples, ({ value }) => value.probe)].sort(([left], [right]) => (left < right ? -1 : 1)).map(([probe, own]) => {
      const sum = (read: (action: Action) => number): number => own.reduce((total, { value }) => total + read(value), 0);
      return {
        state: "observed" as const, subject: { action: probe }, samples: own.length, evidence: own.map(({ exchangeId }) => exchangeId), note: "",
        value: { kind: "features" as const, features: { requests: own.length, input: sum(({ input }) => input), output: sum(({ output }) => output), characters: sum(({ characters }) => characters) } },
      };
    });
  },
};
