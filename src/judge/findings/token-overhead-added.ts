/** The same provider counts more tokens beside the messages than when its reference was measured, or than this run's control at it. */
import { hostOf } from "../host-of.js";
import type { FindingRule } from "./finding-rule.js";

export const tokenOverheadAdded: FindingRule = (_observations, { tokens, header }) => {
  if (tokens?.overheadVerdict !== "added") return [];
  const [seen] = tokens.overheads;
  const [enrolled] = tokens.enrolledOverheads ?? [];
  const beyond = tokens.beyondReference;
  const added = beyond?.tokens ?? (seen === undefined || enrolled === undefined ? null : seen.tokens - enrolled);
  if (added === null) return [];
  const beside = tokens.enrolledAt === "control";
  const where = header.control !== null && hostOf(header.control.baseUrl) === hostOf(header.endpoint.baseUrl) ? "at the same host" : "of the same provider";
  return [{
    id: "token-overhead-added", area: "billing", severity: added > 20 ? "high" : "medium", credibility: "likely",
    title: `${added === 1 ? "One token is" : `${added} tokens are`} added to every request`,
    detail: beyond !== undefined ? `The tokenizer that counts is not in the table, so what each copy of a string adds was taken from the counts of ${beside ? `this run's control ${where}` : "the same provider's reference"}: all ${beyond.requests} requests of the same wordings are counted ${added === 1 ? "one token" : `${added} tokens`} higher than that, whatever was sent.` : `In all ${tokens.requests} requests ${seen?.tokens ?? 0} tokens are counted beside the messages; ${beside ? `this run's control ${where} counted ${enrolled ?? 0} in every request of its own` : `the same provider counted ${enrolled ?? 0} when its reference was measured, in every request of it`}.`,
    evidence: tokens.evidence,
    innocentCauses: [
      { cause: "several backends with different templates", checked: true, result: `no: neither this run nor the ${beside ? "control" : "reference"} saw more than one count; ${beside ? "two deployments with a template each" : "a change of the only backend"} would look like this` },
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
