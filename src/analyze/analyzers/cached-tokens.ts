/** Cached tokens that are reported for prompts of which no earlier request of the run had the beginning. */
import type { Analyzer, Sample } from "../../model/analyzer.js";
import { longestTemplate } from "../../model/longest-template.js";
import { refuseOptions } from "../no-options.js";
import { readPromptTokens } from "../tokens/read-prompt-tokens.js";

interface Cached { readonly prompt: string; readonly cached: number; readonly tokens: number }

/** Prompts are compared up to here; what is cached beyond was sent before or was not. */
const comparedCharacters = 2000;

/** Requests with more cached tokens than a template may have, and than characters in common with any earlier prompt, of those that report cached tokens, zero included. No options. */
export const cachedTokens: Analyzer<Cached> = {
  id: "cached-tokens",
  version: 2,
  strength: "reported",
  scope: "exchange",
  checkOptions: refuseOptions("cached-tokens"),
  extract(transcript) {
    const cached = transcript.reply?.usage?.cachedInputTokens ?? null;
    const read = readPromptTokens(transcript);
    if (cached === null || read.kind === "missing") return null;
    const { system, messages } = transcript.step;
    return { kind: "value", value: { prompt: [...(system === null ? [] : [system]), ...messages.map(({ content }) => content)].join("\n").slice(0, comparedCharacters), cached, tokens: read.value } };
  },
  summarize({ samples }) {
    const unexplained = samples.filter((sample, at) => sample.value.cached > longestTemplate + longestShared(sample, samples.slice(0, at)));
    const [least, most] = [Math.min, Math.max].map((pickOne) => pickOne(...unexplained.map(({ value }) => value.cached)));
    return [{
      state: "observed", value: { kind: "rate", k: unexplained.length, n: samples.length },
      ...(unexplained.length > 0 && { evidence: unexplained.map(({ exchangeId }) => exchangeId) }),
      note: unexplained.length === 0 ? "" : `${least === most ? least : `${least} to ${most}`} cached tokens`,
    }];
  },
};

/** A token is a character or more; the beginning of a template is the same for all callers. */
function longestShared({ value: { prompt, cached } }: Sample<Cached>, earlier: readonly Sample<Cached>[]): number {
  if (cached === 0) return 0;
  return earlier.reduce((longest, { value }) => {
    let shared = 0;
    while (shared < prompt.length && prompt.charAt(shared) === value.prompt.charAt(shared)) shared += 1;
    return Math.max(longest, shared === comparedCharacters ? Infinity : shared);
  }, 0);
}
