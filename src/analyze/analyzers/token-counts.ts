/** Prompt tokens as reported for messages that hold known strings in different numbers: the line of tokens against copies, and each count for itself. */
import type { Analyzer, Measured, Sample } from "../../model/analyzer.js";
import { groupBy } from "../../stats/group-by.js";
import { refuseOptions } from "../no-options.js";
import { readTopMember } from "../top-member.js";
import { countCopies } from "../tokens/count-copies.js";
import { findBlock } from "../tokens/find-block.js";
import { readPromptTokens } from "../tokens/read-prompt-tokens.js";

export interface CountedPrompt {
  readonly tokens: number;
  /** By id of the string. */
  readonly copies: Readonly<Record<string, number>>;
  /** Id of the string that comes first. */
  readonly first: string;
  readonly system: boolean;
  readonly provider: string | null;
}

/**
 * `token-line`, one a string: tokens that a copy adds, and tokens without any copy of it. `token-count`, one a request:
 * `tokens`, and the copies of each string by its id. The strings are those of the tokenizer table. No options.
 */
export const tokenCounts: Analyzer<CountedPrompt> = {
  id: "token-counts",
  version: 1,
  strength: "reported",
  scope: "probe",
  checkOptions: refuseOptions("token-counts"),
  extract(transcript, _options, _subject, { probeStrings }) {
    const read = readPromptTokens(transcript);
    if (read.kind === "missing") return read;
    if (probeStrings === null) return { kind: "missing", why: "the strings of the tokenizer table are not at hand" };
    const { step } = transcript;
    const provider = readTopMember(transcript, "provider");
    const text = step.messages.map(({ content }) => content).join("\n");
    const copies = countCopies(text, probeStrings);
    return { kind: "value", value: { tokens: read.value, copies, first: findBlock(text, probeStrings)?.entries[0] ?? "", system: step.system !== null, provider: provider?.kind === "value" ? provider.value : null } };
  },
  summarize({ subject, samples }) {
    const plain = samples.filter(({ value }) => !value.system);
    const ids = [...new Set(samples.flatMap(({ value }) => Object.keys(value.copies)))].sort();
    return [...ids.flatMap((id) => fitLine(id, plain, subject)), ...samples.map((sample) => describeCount(sample, subject))];
  },
};

/** From the two requests that differ in this string alone, and most in it. */
function fitLine(id: string, samples: readonly Sample<CountedPrompt>[], subject: Readonly<Record<string, string>>): Measured[] {
  const alike = groupBy(samples, (sample) => nameOthers(id, sample));
  const pairs = samples.flatMap((less) => (alike.get(nameOthers(id, less)) ?? []).flatMap((more) => {
    const added = (more.value.copies[id] ?? 0) - (less.value.copies[id] ?? 0);
    return added > 0 ? [{ less, more, added }] : [];
  }));
  const [first, ...rest] = pairs;
  if (first === undefined) return [];
  const { less, more, added } = rest.reduce((widest, pair) => (pair.added > widest.added ? pair : widest), first);
  const slope = (more.value.tokens - less.value.tokens) / added;
  const used = [...new Set(pairs.flatMap((pair) => [pair.less.exchangeId, pair.more.exchangeId]))];
  return [{
    key: "token-line", subject: { ...subject, string: id }, state: "observed", samples: used.length, evidence: used,
    value: { kind: "line", slope, intercept: less.value.tokens - slope * (less.value.copies[id] ?? 0) },
    note: Number.isInteger(slope) ? "" : "copies do not add a whole number of tokens",
  }];
}

/** Equal for requests that hold the same copies of every other string. */
function nameOthers(id: string, { value: { copies } }: Sample<CountedPrompt>): string {
  return JSON.stringify(Object.entries(copies).filter(([name]) => name !== id).sort());
}

function describeCount({ exchangeId, step, sample, value: { tokens, copies, first, system, provider } }: Sample<CountedPrompt>, subject: Readonly<Record<string, string>>): Measured {
  return {
    key: "token-count",
    subject: { ...subject, step, sample: String(sample), first, system: system ? "sent" : "none", ...(provider === null ? {} : { provider }) },
    state: "observed", samples: 1, evidence: [exchangeId], note: "",
    value: { kind: "features", features: { tokens, ...copies } },
  };
}
