/** How many bodies have which kind of defect. */
import type { Analyzer } from "../../model/analyzer.js";
import { countLabels } from "../count-labels.js";
import { refuseOptions } from "../no-options.js";

const none = "(none)";
const DETAILS = 4;
const DETAIL_CHARACTERS = 80;

interface Defects {
  readonly kinds: readonly string[];
  readonly first: string;
}

/** Of the last attempts that gave a body; a body without defects counts as "(none)". No options. */
export const bodyProblems: Analyzer<Defects> = {
  id: "body-problems",
  version: 1,
  strength: "one-sided",
  scope: "exchange",
  checkOptions: refuseOptions("body-problems"),
  extract({ exchange, reply }) {
    if (!exchange.final || reply === null) return null;
    const [problem] = reply.problems;
    const first = problem === undefined ? "" : `${problem.kind} at ${problem.place}: ${problem.detail.slice(0, DETAIL_CHARACTERS)}`;
    return { kind: "value", value: { kinds: [...new Set(reply.problems.map(({ kind }) => kind))], first } };
  },
  summarize({ samples }) {
    const defective = samples.filter(({ value }) => value.kinds.length > 0);
    return [{
      state: "observed",
      value: countLabels(samples.flatMap(({ value }) => (value.kinds.length === 0 ? [none] : value.kinds))),
      ...(defective.length === 0 ? {} : { evidence: defective.map(({ exchangeId }) => exchangeId) }),
      note: [...new Set(defective.map(({ value }) => value.first))].slice(0, DETAILS).join("; "),
    }];
  },
};
