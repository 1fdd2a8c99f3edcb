/** Compares the tokens beside the messages with those that the same provider had when its reference was measured. */
import type { Endpoint } from "../../model/endpoint.js";
import type { Fingerprint } from "../../model/fingerprint.js";
import type { TokenAccount } from "../../model/token-account.js";
import type { TokenizerTable } from "../../model/tokenizer-table.js";
import type { TokenizerTexts } from "../../model/tokenizer-texts.js";
import { countContent, type Explanation } from "./explain-counts.js";
import { isSameBackend } from "./is-same-backend.js";
import { isSameProvider } from "./is-same-provider.js";
import { judgeRange } from "./judge-range.js";
import type { CountedRequest } from "./read-token-counts.js";

export interface OverheadInput {
  readonly endpoint: Endpoint;
  readonly explanation: Explanation;
  readonly requests: readonly CountedRequest[];
  readonly table: TokenizerTable;
  readonly texts: readonly TokenizerTexts[];
  readonly references: readonly Fingerprint[];
  /** Those of them that are of the claim, the control among them. */
  readonly claimed: readonly Fingerprint[];
  /** The one of them that is this run's control; null without one. */
  readonly control: Fingerprint | null;
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
function enrolledOverheads({ expects }: Fingerprint, { requests, table, texts }: OverheadInput): number[] {
  const plain = requests.filter(({ system }) => !system);
  return expects.flatMap((expectation) => {
    const { key, probe, subject, value } = expectation;
    if (key !== "token-count" || probe === null || value.kind !== "features" || subject["system"] === "sent") return [];
    if (!plain.some((request) => isSameBackend(expectation, request))) return [];
    const { tokens, ...copies } = value.features;
    const content = countContent({ frame: `${probe}/${subject["cell"] ?? "only"}`, first: subject["first"] ?? "", tokens: tokens ?? 0, copies, system: false, provider: null, mode: null, evidence: [] }, table, texts);
    return content === null || tokens === undefined ? [] : [tokens - content];
  });
}
