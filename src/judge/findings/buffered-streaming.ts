/** Streams that were complete before the first piece was sent. */
import type { Observation } from "../../model/observation.js";
import { median } from "../../stats/median.js";
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

/** A stream whose text all arrives within this last part of its whole time was not passed on as it was made; llm-verify and zing draw the line at a tenth too. */
const bufferedSpread = 0.1;
const fewestStreams = 3;
/** Shorter answers come in one piece from honest endpoints too. */
const shortestCharacters = 200;

/** Of a buffered stream the first text waits for the whole answer, so that it comes this much later in long answers than in short ones. */
const laterFactor = 1.5;
/** Answers are compared with those at most one such part as long. */
const lengthFactor = 2;

export const bufferedStreaming: FindingRule = (observations) => {
  const streams = pick(observations, "stream-shape", "features").filter(({ observation, value }) => observation.samples >= fewestStreams && charactersOf(value.features) >= shortestCharacters);
  const buffered = streams.filter(({ value }) => (value.features.spreadShare ?? 1) <= bufferedSpread);
  if (streams.length === 0 || buffered.length < streams.length || !waitsForLength(observations)) return [];
  const samples = buffered.reduce((sum, { observation }) => sum + observation.samples, 0);
  const spread = Math.max(...buffered.map(({ value }) => value.features.spreadShare ?? 0));
  return [{
    id: "buffered-streaming", area: "latency", severity: "medium", credibility: "likely",
    title: "The stream is buffered: text is made first and sent afterwards",
    detail: `In ${samples} long streams all text arrived within the last ${Math.max(1, Math.round(spread * 100))} % of the time (median), and the first of it came the later the longer the answer was.`,
    evidence: evidenceOf(buffered),
    innocentCauses: [{ cause: "a guardrail that holds text back until it has been checked", checked: false, result: "looks the same from outside" }, { cause: "a proxy between here and the endpoint that buffers", checked: false, result: "run from another network" }],
    remedy: "Do not build on time to first token here; ask the vendor whether responses are generated or checked in full before they are sent.",
  }];
};

/** A very fast endpoint also sends nearly all its text at the end; but its first text does not wait for the length of the answer. */
function waitsForLength(observations: readonly Observation[]): boolean {
  const lengths = pick(observations, "stream-shape", "features").map(({ observation, value }) => ({ probe: observation.probe?.id, characters: charactersOf(value.features) }));
  const longest = Math.max(...lengths.map(({ characters }) => characters));
  const firstTextMs = (wanted: (characters: number) => boolean): number | null => {
    const probes = new Set(lengths.filter(({ characters }) => wanted(characters)).map(({ probe }) => probe));
    const values = pick(observations, "time-to-first-token", "samples").filter(({ observation }) => probes.has(observation.probe?.id)).flatMap(({ value }) => value.values);
    return values.length < fewestStreams ? null : median(values);
  };
  const long = firstTextMs((characters) => characters === longest);
  const short = firstTextMs((characters) => characters <= longest / lengthFactor);
  return long !== null && short !== null && long >= laterFactor * short;
}

function charactersOf(features: Readonly<Record<string, number>>): number {
  return (features.charactersPerChunk ?? 0) * (features.textChunks ?? 0);
}
