/** The same provider counts more tokens beside the messages than when its reference was measured, or than this run's control at it. */
import { hostOf } from "../host-of.js";
import type { FindingRule } from "./finding-rule.js";

/** Above it the surplus costs more than a short question. */
const many = 20;

export const tokenOverheadAdded: FindingRule = (_observations, { tokens, header }) => {
  if (tokens?.overheadVerdict !== "added") return [];
  const { beyondReference: beyond, enrolledOverheads: enrolled } = tokens;
  const seen = tokens.overheads.map(({ tokens: count }) => count);
  if (beyond === undefined && (enrolled === null || enrolled.length === 0 || seen.length === 0)) return [];
  const added = beyond?.least ?? Math.min(...seen) - Math.max(...enrolled ?? []);
  const varies = beyond === undefined ? seen.length > 1 || (enrolled ?? []).length > 1 : beyond.least !== beyond.most;
  const beside = tokens.enrolledAt === "control";
  const where = header.control !== null && hostOf(header.control.baseUrl) === hostOf(header.endpoint.baseUrl) ? "at the same host" : "of the same provider";
  const amount = `${varies ? "at least " : ""}${added === 1 ? "one token" : `${added} tokens`}`;
  return [{
    id: "token-overhead-added", area: "billing", severity: added > many ? "high" : "medium", credibility: "likely",
    title: `${amount.charAt(0).toUpperCase()}${amount.slice(1)} ${added === 1 ? "is" : "are"} added to every request`,
    detail: beyond === undefined
      ? `In all ${tokens.requests} requests ${list(seen)} tokens are counted beside the messages; ${beside ? `this run's control ${where} counted ${list(enrolled ?? [])} in every request of its own` : `the same provider counted ${list(enrolled ?? [])} when its reference was measured, in every request of it`}.`
      : `No tokenizer of the table explains these counts, so what each copy of a string adds was taken from those of ${beside ? `this run's control ${where}` : "the same provider's reference"}: all ${beyond.requests} requests of the same wordings are counted ${amount} higher, whatever was sent.`,
    evidence: tokens.evidence,
    innocentCauses: [
      { cause: "several backends with different templates", ...sayBackends(beyond !== undefined, varies, beside) },
      ...(beside ? [
        { cause: "the control's name stands for another version of the model, with another chat template", checked: false, result: "ask the vendor which version each of both serves" },
      ] : [
        { cause: "a date in the chat template, which may be a token longer on another day", checked: added > 2, result: added > 2 ? "no: it makes no more than a token or two" : "measure the trusted endpoint again on the same day" },
        { cause: "a new version of the chat template since the reference was measured", checked: false, result: "enrol the trusted endpoint again and compare" },
      ]),
    ],
    remedy: beside ? "Ask the vendor what differs between the templates of both." : "Ask the vendor what changed in its template, and measure the trusted endpoint again.",
  }];
};

function list(counts: readonly number[]): string {
  return [...counts].sort((a, b) => a - b).join(" or ");
}

/** `relative`: only requests whose wordings the reference foretells could be compared. */
function sayBackends(relative: boolean, varies: boolean, beside: boolean): { readonly checked: boolean; readonly result: string } {
  const known = beside ? "control" : "reference";
  const change = beside ? "two deployments with a template each" : "a change of the only backend";
  if (relative) return { checked: false, result: `not seen in the requests that could be compared; ${change} would look like this` };
  if (varies) return { checked: true, result: `no: every count of this run lies above every one of the ${known}, by more than either strays; ${change} would look like this` };
  return { checked: true, result: `no: neither this run nor the ${known} saw more than one count; ${change} would look like this` };
}
