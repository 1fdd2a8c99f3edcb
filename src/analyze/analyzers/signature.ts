/** Names the filters and serving stacks whose signature an exchange bears. A match is a hint, since headers and bodies can be copied; no match says nothing. */
import type { Analyzer, Measured } from "../../model/analyzer.js";
import { AuditError } from "../../model/audit-error.js";
import { nothingMeasured } from "../reply/nothing-measured.js";
import { listSignatures } from "../signature/list-signatures.js";

/** Ids of the signatures that matched; one observation for each that did at least once. No options. */
export const signature: Analyzer<readonly string[]> = {
  id: "signature",
  version: 1,
  strength: "one-sided",
  scope: "exchange",
  checkOptions(options) {
    const [first] = Object.keys(options);
    if (first !== undefined) throw new AuditError("bad-data-file", `signature: options.${first}: there are no options`, "Leave the options out.");
  },
  extract(transcript, _options, _subject, { signatures }) {
    const { outcome } = transcript.exchange;
    if (transcript.reply === null && !(outcome.kind === "failure" && outcome.partial !== undefined)) return { kind: "missing", why: "nothing came back" };
    return { kind: "value", value: listSignatures(transcript, signatures).map(({ id }) => id) };
  },
  summarize(group, { signatures }) {
    if (group.samples.length === 0) return [nothingMeasured(group)];
    const bearers = new Map<string, string[]>();
    for (const { value, exchangeId } of group.samples) {
      for (const id of value) {
        const known = bearers.get(id);
        if (known === undefined) bearers.set(id, [exchangeId]);
        else known.push(exchangeId);
      }
    }
    return signatures.flatMap((one): Measured[] => {
      const matches = bearers.get(one.id);
      if (matches === undefined) return [];
      return [{
        state: "observed",
        subject: { ...group.subject, signature: one.id, kind: one.kind, owner: one.owner, name: one.name },
        value: { kind: "rate", k: matches.length, n: group.samples.length },
        evidence: matches,
        note: one.lifecycle === "experimental" ? "experimental: the signature is not confirmed" : "",
      }];
    });
  },
};
