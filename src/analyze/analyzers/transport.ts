/** How attempts went on the wire, every one of them: ok, http-429, http-500, timeout, reset, cut and so on. */
import type { Analyzer } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { summarizeLabels } from "../summarize-labels.js";

const FIRST_ERROR_STATUS = 300;
const ok = "ok";

/** A log does not say. No options. */
export const transport: Analyzer<string> = {
  id: "transport",
  version: 1,
  strength: "one-sided",
  scope: "exchange",
  checkOptions: refuseOptions("transport"),
  extract({ exchange: { outcome } }) {
    switch (outcome.kind) {
      case "response": return { kind: "value", value: outcome.status < FIRST_ERROR_STATUS ? ok : `http-${outcome.status}` };
      case "failure": return { kind: "value", value: outcome.reason };
      case "logged": return null;
    }
  },
  summarize: ({ samples, ...group }) => summarizeLabels({ ...group, samples }).map((measured) => {
    // What went wrong is worth pointing at; what went well is every other exchange.
    const wrong = samples.filter(({ value }) => value !== ok);
    return wrong.length === 0 ? measured : { ...measured, evidence: wrong.map(({ exchangeId }) => exchangeId) };
  }),
};
