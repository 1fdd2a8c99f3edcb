/** Whether requests with equal messages are counted alike: several backends or accounts behind one name are not. */
import { hash } from "node:crypto";
import type { Analyzer } from "../../model/analyzer.js";
import { groupBy } from "../../stats/group-by.js";
import { refuseOptions } from "../no-options.js";
import { readPromptTokens } from "../tokens/read-prompt-tokens.js";

interface Repeat { readonly messages: string; readonly tokens: number }

/** `groups` of equal requests, `varying` ones of them, and the `largestSpread` in tokens within one. No options. */
export const promptCountRepeats: Analyzer<Repeat> = {
  id: "prompt-count-repeats",
  version: 1,
  strength: "reported",
  scope: "exchange",
  checkOptions: refuseOptions("prompt-count-repeats"),
  extract(transcript) {
    if (!transcript.exchange.final) return null;
    const read = readPromptTokens(transcript);
    if (read.kind === "missing") return null;
    const { system, messages } = transcript.step;
    return { kind: "value", value: { messages: hash("sha256", JSON.stringify([system, messages]), "base64"), tokens: read.value } };
  },
  summarize({ samples }) {
    const groups = [...groupBy(samples, ({ value }) => value.messages).values()].filter(({ length }) => length > 1);
    if (groups.length === 0) return [{ state: "unavailable", note: "no request was sent twice" }];
    const spreads = groups.map((group) => Math.max(...group.map(({ value }) => value.tokens)) - Math.min(...group.map(({ value }) => value.tokens)));
    const varying = groups.filter((_, at) => (spreads[at] ?? 0) > 0);
    return [{
      state: "observed", samples: groups.flat().length, evidence: (varying.length > 0 ? varying : groups).flat().map(({ exchangeId }) => exchangeId),
      value: { kind: "features", features: { groups: groups.length, varying: varying.length, largestSpread: Math.max(...spreads) } },
      note: varying.length === 0 ? "equal requests were counted alike" : `${varying.length} of ${groups.length} groups of equal requests were counted differently`,
    }];
  },
};
