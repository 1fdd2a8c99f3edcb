/** More output tokens are reported than the request allowed to be made: made up, or max_tokens is not held to. */
import type { Finding } from "../../model/finding.js";
import type { Observation } from "../../model/observation.js";
import { endMark, exceedsText } from "../../model/output-slack.js";
import { implyCuts } from "../tokens/imply-tokens.js";
import { readCuts } from "../tokens/read-cuts.js";
import type { FindingContext, FindingRule } from "./finding-rule.js";
import { isForeignMeter } from "./is-foreign-meter.js";
import { pick } from "./pick.js";

/** One or two may be a slip of a meter. */
const fewestReplies = 3;

/** Some replies may be trimmed on their way: from the first share on texts hold what is reported, below the second they do not. */
const heldShare = { all: 0.9, fewer: 0.5 } as const;

/** Whether the texts hold what is reported. */
type Held = "all" | "fewer" | "unknown";

/** Honest hosts cut by the model's tokenizer and may meter by another one; honest gateways raise small ceilings, and then make what they report. */
export const outputOverCeiling: FindingRule = (observations, context) => pick(observations, "output-over-ceiling", "rate").filter(({ value }) => value.k >= fewestReplies).map(({ observation, value }): Finding => {
  const { tokens } = context;
  const foreign = isForeignMeter(tokens);
  const { over = value.k, like = 0, longer = 0, ...heldBy } = pick(observations, "output-past-ceiling", "features")[0]?.value.features ?? {};
  const held = isHeld(over, heldBy, observations, context);
  const base = { id: "output-over-ceiling", area: "billing", evidence: [...observation.evidence] } as const;
  const seen = `In ${value.k} of ${value.n} replies that max_tokens cut, more output tokens are reported than were allowed to be made: ${observation.note}.`;
  const meter = { cause: "a host that meters by another tokenizer than the one that writes", checked: tokens !== null && tokens.counting.length > 0, result: foreign ? "likely: prompts are counted by another one too" : "see which tokenizer counts the prompts" };
  if (held === "all") {
    return {
      ...base, severity: like === 1 ? "info" : "low", credibility: "likely",
      title: "max_tokens is not held to",
      detail: `${seen} The texts hold as many tokens as are reported${like === 1 ? ", and one smallest ceiling, or one number of tokens above it, explains all" : ""}: more is made, and billed, than was asked for. Such replies tell nothing of the tokenizer that writes.`,
      innocentCauses: [{ cause: "a host that raises small ceilings to one of its own", checked: true, result: like === 1 ? "likely: all replies fit one" : "the replies do not fit a single one" }, meter],
      remedy: "Ask the vendor which smallest max_tokens it serves, and ask for that many or more.",
    };
  }
  // A raised ceiling that cannot be recounted: no reply shows the contrary.
  const isOpen = held === "unknown" && (like === 1 || longer * 2 >= over);
  return {
    ...base, severity: foreign || isOpen ? "low" : "high", credibility: foreign || isOpen ? "possible" : longer * 2 >= over ? "likely" : "certain",
    title: "More output tokens are reported than max_tokens allows",
    detail: `${seen}${longer > 0 ? ` ${longer} of the texts are longer than allowed.` : ""}`,
    innocentCauses: [{ cause: "an end mark that is counted beside the ceiling", checked: true, result: "one token was allowed for" }, meter, {
      cause: "a host that raises small ceilings to one of its own", checked: held !== "unknown",
      result: held === "unknown" ? isOpen ? "not ruled out: no vocabulary at hand is known to write these texts" : "the counts fit no single one" : "no: the texts hold fewer tokens than are reported",
    }],
    remedy: "Ask the vendor for the output tokens of these exchanges.",
  };
});

/** By any class that writes, counts or is claimed: its vocabulary where it is at hand, exact copies otherwise. That they do not is only said of a class that writes or is claimed. */
function isHeld(over: number, heldBy: Readonly<Record<string, number>>, observations: readonly Observation[], { tokens, tokenTables }: FindingContext): Held {
  const writers = tokens === null ? [] : tokens.writing.length > 0 ? tokens.writing : tokens.claimed === null ? [] : [tokens.claimed];
  const classes = [...new Set([...writers, ...tokens?.counting ?? []])];
  const copies = readCuts(observations).filter(({ entries, reported, ceiling }) => entries.length > 0 && reported !== null && reported > ceiling + endMark);
  const shares = (classes.length === 0 ? Object.keys(heldBy) : classes).flatMap((id) => {
    const held = heldBy[id];
    if (held !== undefined) return [{ id, share: held / over }];
    const implied = implyCuts(copies, id, tokenTables.texts);
    const holding = implied.filter(({ reply, high }) => high > reply.ceiling && !exceedsText(reply.reported ?? 0, high));
    return implied.length < fewestReplies ? [] : [{ id, share: holding.length / implied.length }];
  });
  if (shares.some(({ share }) => share >= heldShare.all)) return "all";
  return shares.some(({ id, share }) => writers.includes(id) && share < heldShare.fewer) ? "fewer" : "unknown";
}
