/** What is written when `logit_bias` makes one token certain: the number of a token stands for another text in every vocabulary. */
import type { Analyzer } from "../../model/analyzer.js";
import { keepText } from "../keep-text.js";
import { refuseOptions } from "../no-options.js";
import { readAnswer } from "../read-answer.js";

interface Biased {
  /** Null: the request without a bias, beside which the others are read. */
  readonly token: number | null;
  /** What the reply repeats; null where it repeats nothing. */
  readonly unit: string | null;
}

/** A text of fewer repetitions may be a reply of the model's own. */
const fewestRepetitions = 3;
const longestUnit = 64;
const longestReply = 2048;
/** What stands for "repeats nothing": no token is empty. */
export const NO_REPETITION = "";

/** One a request: as a label, the text that the reply repeats, empty where it repeats nothing; the number of the token under `token` of its subject, "none" without a bias. No options. */
export const biasedToken: Analyzer<Biased> = {
  id: "biased-token",
  version: 1,
  strength: "strong",
  scope: "probe",
  checkOptions: refuseOptions("biased-token"),
  extract(transcript) {
    const answer = readAnswer(transcript);
    if (answer.kind === "missing") return answer;
    const choice = transcript.reply?.choices[0];
    if ((choice?.reasoning ?? "") !== "" || (transcript.reply?.usage?.reasoningTokens ?? 0) > 0) return { kind: "missing", why: "reasoning stands before the answer" };
    return { kind: "value", value: { token: readToken(transcript.step.native["logit_bias"]), unit: findUnit((choice?.text ?? "").slice(0, longestReply)) } };
  },
  summarize: ({ subject, samples }) => samples.map(({ exchangeId, sample, value: { token, unit } }) => ({
    subject: { ...subject, sample: String(sample), token: token === null ? "none" : String(token) }, state: "observed", samples: 1, evidence: [exchangeId], note: unit === null ? "nothing is repeated" : "",
    value: { kind: "label", label: unit === null ? NO_REPETITION : keepText(unit, longestUnit) },
  })),
};

function readToken(bias: unknown): number | null {
  const [token] = bias !== null && typeof bias === "object" ? Object.keys(bias) : [];
  return token === undefined ? null : Number(token);
}

/** The shortest text that the whole reply repeats; hosts may take white space off its ends. */
function findUnit(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  for (const whole of [trimmed, ` ${trimmed}`]) {
    for (let length = 1; length <= longestUnit && length * fewestRepetitions <= whole.length; length += 1) {
      if (whole.length % length === 0 && whole.slice(0, length).repeat(whole.length / length) === whole) return whole.slice(0, length);
    }
  }
  return null;
}
