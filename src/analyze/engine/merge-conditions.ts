/** The conditions under which a group was measured, out of the requests and replies that gave its samples. */
import type { Conditions } from "../../model/observation.js";
import type { Transcript } from "../../model/transcript.js";
import { readReasoning } from "../reply/read-reasoning.js";

export interface ConditionsDraft {
  add(transcript: Transcript): void;
  /** Null before the first sample. */
  total(): Conditions | null;
}

/** Stands where the samples of a group differ: equal to no enrolled condition. */
const varies = "(varies)";
/** A system prompt longer than this is cut; probes write a line or two. */
const SYSTEM_CHARACTERS = 2_000;

export function createConditions(protocol: string): ConditionsDraft {
  let wordingDigest: string | undefined;
  let system: string | null | undefined;
  let temperature: number | null | undefined;
  let temperatureVaries = false;
  let visible = 0;
  let counted = 0;
  let samples = 0;
  return {
    add({ exchange, step, reply }) {
      samples += 1;
      wordingDigest = merge(wordingDigest, exchange.probe?.wordingDigest ?? "");
      system = merge(system, step.system === null ? null : step.system.slice(0, SYSTEM_CHARACTERS));
      if (temperature !== undefined && temperature !== step.temperature) temperatureVaries = true;
      temperature = step.temperature;
      const reasoning = readReasoning(reply);
      if (reasoning === "visible") visible += 1;
      if (reasoning === "counted") counted += 1;
    },
    total() {
      if (wordingDigest === undefined) return null;
      return {
        wordingDigest: temperatureVaries ? varies : wordingDigest,
        system: system ?? null,
        temperature: temperatureVaries ? null : temperature ?? null,
        reasoning: visible + counted === 0 ? "none" : visible === samples ? "visible" : counted === samples ? "counted" : "mixed",
        protocol,
      };
    },
  };
}

function merge<Value extends string | null>(known: Value | string | undefined, found: Value): Value | string {
  return known === undefined || known === found ? found : varies;
}
