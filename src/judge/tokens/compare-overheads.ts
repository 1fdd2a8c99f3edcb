/** Compares the tokens beside the messages with those that the same provider had when its reference was measured. */
import type { Fingerprint } from "../../model/fingerprint.js";
import type { TokenAccount } from "../../model/token-account.js";
import type { TokenizerTable } from "../../model/tokenizer-table.js";
import type { TokenizerTexts } from "../../model/tokenizer-texts.js";
import type { CountedReferences } from "./counted-references.js";
import { countContent, type Explanation } from "./explain-counts.js";
import { isSameBackend } from "./is-same-backend.js";
import { isSameProvider } from "./is-same-provider.js";
import { judgeRange } from "./judge-range.js";
import { readEnrolledCounts } from "./read-enrolled-counts.js";

interface OverheadInput extends CountedReferences {
  readonly explanation: Explanation;
  readonly table: TokenizerTable;
  readonly texts: readonly TokenizerTexts[];
}

/** Honest routes between backends are a few. */
const mostTemplates = 4;

/**
 * Only of the same provider: another one of the same model may have another template, and is innocent of it. So is another model at the same one, whose
 * reference may show that as many are usual there where the claim has none, and not that they are too many.
 */
export function compareOverheads(input: OverheadInput): Pick<TokenAccount, "enrolledOverheads" | "enrolledAt" | "overheadVerdict"> {
  const { explanation, references, claimed, endpoint, control } = input;
  const measured = references.filter((reference) => isSameProvider(reference, endpoint)).map((reference) => ({ reference, overheads: enrolledOverheads(reference, input) })).filter(({ overheads }) => overheads.length > 0);
  const say = (of: typeof measured, overheadVerdict: TokenAccount["overheadVerdict"]) => ({ enrolledOverheads: listOverheads(of), ...(of.every(({ reference }) => reference === control) && { enrolledAt: "control" as const }), overheadVerdict });
  const own = measured.filter(({ reference }) => claimed.includes(reference));
  const compared = own.length > 0 ? own : measured;
  const enrolled = listOverheads(compared);
  const seen = explanation.overheads.map(({ tokens }) => tokens);
  // So many different ones are those of a reference that another tokenizer counted.
  if (enrolled.length === 0 || enrolled.length > mostTemplates || seen.length === 0) return { enrolledOverheads: null, overheadVerdict: "no-reference" };
  if (seen.every((tokens) => enrolled.includes(tokens))) return say(compared, "as-enrolled");
  return own.length === 0 ? { enrolledOverheads: null, overheadVerdict: "no-reference" } : say(own, judgeRange(seen, enrolled));
}

function listOverheads(measured: readonly { readonly overheads: readonly number[] }[]): number[] {
  return [...new Set(measured.flatMap(({ overheads }) => overheads))].toSorted((a, b) => a - b);
}

/** Of the same versions of the probes, and of the backends that this run met, where replies name them. */
function enrolledOverheads(reference: Fingerprint, { requests, table, texts }: OverheadInput): number[] {
  const plain = requests.filter(({ system }) => !system);
  return readEnrolledCounts(reference).flatMap((enrolled) => {
    const content = plain.some((request) => isSameBackend(enrolled, request)) ? countContent(enrolled, table, texts) : null;
    return content === null ? [] : [enrolled.tokens - content];
  });
}
