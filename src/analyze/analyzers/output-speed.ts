/** How fast text arrives after its first piece, in characters per second, and in tokens per second where tokens are reported. */
import type { Analyzer, Measured } from "../../model/analyzer.js";
import type { Transcript } from "../../model/transcript.js";
import { refuseOptions } from "../no-options.js";
import { readArrivals } from "../read-arrivals.js";
import { RATIO_DECIMALS, roundTo } from "../round-to.js";

interface Speed {
  readonly charactersPerSecond: number;
  readonly tokensPerSecond: number | null;
}

/** Shorter replies measure the network's packets, not the model. */
const LEAST_CHARACTERS = 40;
const LEAST_MS = 20;

/** The first piece is left out with the wait before it. No options. */
export const outputSpeed: Analyzer<Speed> = {
  id: "output-speed",
  version: 1,
  strength: "one-sided",
  scope: "probe",
  checkOptions: refuseOptions("output-speed"),
  extract(transcript) {
    const arrivals = readArrivals(transcript);
    if (arrivals?.kind !== "value") return arrivals;
    const { pieces, characters } = arrivals.value;
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (first === undefined || last === undefined || characters - first.characters < LEAST_CHARACTERS) return { kind: "missing", why: `fewer than ${LEAST_CHARACTERS} characters after the first piece` };
    const seconds = (last.atMs - first.atMs) / 1000;
    if (seconds * 1000 < LEAST_MS) return { kind: "missing", why: "arrived all at once" };
    const later = characters - first.characters;
    const tokens = visibleTokens(transcript);
    return { kind: "value", value: { charactersPerSecond: roundTo(later / seconds, RATIO_DECIMALS), tokensPerSecond: tokens === null ? null : roundTo(tokens * (later / characters) / seconds, RATIO_DECIMALS) } };
  },
  summarize({ samples }) {
    const tokenSpeeds = samples.flatMap(({ exchangeId, value }) => (value.tokensPerSecond === null ? [] : [{ exchangeId, speed: value.tokensPerSecond }]));
    const characters: Measured = { state: "observed", value: { kind: "samples", values: samples.map(({ value }) => value.charactersPerSecond), unit: "characters/s" }, note: "" };
    if (tokenSpeeds.length === 0) return [characters];
    return [characters, {
      state: "observed",
      key: "output-token-speed",
      value: { kind: "samples", values: tokenSpeeds.map(({ speed }) => speed), unit: "tokens/s" },
      samples: tokenSpeeds.length,
      evidence: tokenSpeeds.map(({ exchangeId }) => exchangeId),
      note: "by reported tokens",
    }];
  },
};

/** Reported output tokens that stand for what was seen arriving: reasoning that was not shown was made before the first piece. */
function visibleTokens({ reply }: Transcript): number | null {
  const usage = reply?.usage ?? null;
  if (usage === null || usage.outputTokens === null) return null;
  const shown = reply?.choices.some(({ reasoning }) => reasoning !== "") === true;
  const tokens = shown ? usage.outputTokens : usage.outputTokens - Math.min(usage.reasoningTokens ?? 0, usage.outputTokens);
  return tokens > 0 ? tokens : null;
}
