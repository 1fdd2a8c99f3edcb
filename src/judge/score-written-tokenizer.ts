/** Which references' models are known to use a tokenizer that did not write the replies; agreement proves nothing, since families share tokenizers. */
import type { Fingerprint } from "../model/fingerprint.js";
import type { Observation } from "../model/observation.js";
import type { TokenTables } from "./tokens/give-token-account.js";
import { judgeWriting, readWritten } from "./tokens/judge-writing.js";
import { resolveTokenizerClass } from "./tokens/resolve-tokenizer-class.js";
import { caps, type Likelihoods } from "./weigh-evidence.js";

/** Null where no reference's tokenizer is contradicted by what is produced. A name binds the versions that the table knows, so an unlisted sibling is left as it was. */
export function scoreWrittenTokenizer(observations: readonly Observation[], fingerprints: readonly Fingerprint[], { tables, texts }: TokenTables): Likelihoods | null {
  const written = readWritten(observations, texts);
  if (written.cuts.length + written.strings.length + written.biased.length === 0) return null;
  const judged = new Map(tables.map(({ id }) => [id, judgeWriting(written, id, texts)]));
  const named = [...judged.values()].some(({ kind }) => kind === "agrees");
  const contradicted = [...judged].filter(([, { kind, isThin, unseenRuledOut }]) => kind === "contradicts" && !isThin && (unseenRuledOut || named));
  const against = new Set(contradicted.map(([id]) => id));
  const listed = fingerprints.filter(({ model }) => against.has(resolveTokenizerClass(model, tables) ?? "")).map(({ id }) => [id, -caps.strong] as const);
  if (listed.length === 0) return null;
  const evidence = [...new Set(contradicted.flatMap(([, judgement]) => judgement.evidence))];
  return {
    key: "written-tokenizer", strength: "strong", samples: evidence.length, evidence, subject: {}, listed: new Map(listed), siblings: new Map(), none: 0, fits: true,
    why: "the model is known to use a tokenizer that did not write these replies",
  };
}
