/** Draws up the token account: the counts explained, the cuts judged, the overhead compared. */
import type { Endpoint } from "../../model/endpoint.js";
import type { Fingerprint } from "../../model/fingerprint.js";
import type { Observation } from "../../model/observation.js";
import type { TokenAccount } from "../../model/token-account.js";
import type { TokenizerTable } from "../../model/tokenizer-table.js";
import type { TokenizerTexts } from "../../model/tokenizer-texts.js";
import { isExpired } from "../is-expired.js";
import { resolveClaim } from "../resolve-claim.js";
import { compareCounts } from "./compare-counts.js";
import { compareOverheads } from "./compare-overheads.js";
import { countContent, explainCounts, type Explanation } from "./explain-counts.js";
import { judgeBiased } from "./judge-biased.js";
import { judgeWriting, readWritten, type Written } from "./judge-writing.js";
import { readTokenCounts, type CountedRequest } from "./read-token-counts.js";
import { resolveTokenizerClass } from "./resolve-tokenizer-class.js";

export interface TokenTables {
  readonly tables: readonly TokenizerTable[];
  readonly texts: readonly TokenizerTexts[];
}

/** Null where no request of the token probes was sent. `control`: the one of the references that was measured in this run; `asOf`: when it was, for references that have expired. */
export function giveTokenAccount(observations: readonly Observation[], endpoint: Endpoint, references: readonly Fingerprint[], { tables, texts }: TokenTables, { control = null, asOf = null }: { readonly control?: Fingerprint | null; readonly asOf?: string | null } = {}): TokenAccount | null {
  const requests = readTokenCounts(observations);
  const written = readWritten(observations, texts);
  const produced = countProduced(written, texts);
  if (requests.length === 0 && written.cuts.length === 0 && produced === null) return null;
  const naming = explainCounts(requests, tables, texts);
  const [explanation] = naming.explanations;
  const table = tables.find(({ id }) => id === explanation?.classId);
  const resolved = resolveClaim(endpoint.claim, references);
  // The models of a family have templates of their own.
  const claimed = [...(resolved.kind === "family" ? [] : resolved.fingerprints.filter((reference) => !isExpired(reference, asOf))), ...(control === null ? [] : [control])];
  return {
    requests: naming.requests,
    strings: naming.strings,
    counting: naming.explanations.map(({ classId }) => classId),
    kind: explanation?.kind ?? (requests.length === 0 || tables.length === 0 ? "unavailable" : "unknown"),
    factor: explanation?.factor ?? null,
    overheads: explanation?.overheads ?? [],
    overheadWithSystem: explanation === undefined || table === undefined ? null : withSystem(requests, explanation, table, texts),
    cuts: written.cuts.length,
    writing: tables.filter(({ id }) => judgeWriting(written, id, texts).kind === "agrees").map(({ id }) => id),
    ...(produced !== null && { produced }),
    claimed: resolveTokenizerClass(endpoint.claim, tables),
    ...(explanation === undefined || table === undefined || explanation.kind === "multiplied"
      ? { enrolledOverheads: null, overheadVerdict: "no-reference" as const, ...(explanation === undefined && compareCounts({ endpoint, requests, references, claimed, control })) }
      : compareOverheads({ endpoint, explanation, requests, table, texts, references, claimed, control })),
    evidence: [...new Set(requests.flatMap(({ evidence }) => evidence))],
  };
}

function countProduced({ strings, edges, biased }: Written, texts: readonly TokenizerTexts[]): TokenAccount["produced"] | null {
  const asked = biased.filter(({ token }) => token !== null).length;
  if (strings.length + edges.length + asked === 0) return null;
  const biasHonoured = texts.some(({ id }) => judgeBiased(biased, id, texts).kind !== "unavailable");
  return { tokenStrings: strings.length, chunkEdges: edges.length, biasedTokens: asked, biasHonoured };
}

function withSystem(requests: readonly CountedRequest[], { factor }: Explanation, table: TokenizerTable, texts: readonly TokenizerTexts[]): number | null {
  const rests = requests.filter(({ system }) => system).flatMap((request) => {
    const content = countContent(request, table, texts);
    return content === null ? [] : [Math.round(request.tokens / factor.value) - content];
  });
  return rests.length === 0 ? null : Math.min(...rests);
}
