/** Pairs the observations of two reports, and says of every one that finds no partner why. */
import type { NotComparable } from "../model/diff.js";
import type { Conditions, Observation } from "../model/observation.js";
import { alignDigests } from "./align-digests.js";

export interface Pair {
  readonly old: Observation;
  readonly new: Observation;
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  readonly notComparable: readonly NotComparable[];
}

/** By key, subject and probe. What neither side measured is not mentioned. */
export function pairObservations(old: readonly Observation[], fresh: readonly Observation[]): Pairing {
  const others = new Map(fresh.map((observation) => [identify(observation), observation]));
  const pairs: Pair[] = [];
  const rows: Omit<NotComparable, "count">[] = [];
  const seen = new Set<string>();
  for (const observation of old) {
    const id = identify(observation);
    seen.add(id);
    const other = others.get(id);
    if (observation.state !== "observed" && other?.state !== "observed") continue;
    const why = other === undefined ? null : whyNot(observation, other);
    if (other === undefined || other.state !== "observed") rows.push(row(observation, "new", other === undefined ? "not asked in the new report" : `the new report has no value: ${other.state}`));
    else if (observation.state !== "observed") rows.push(row(other, "old", `the old report has no value: ${observation.state}`));
    else if (why !== null) rows.push(row(observation, "both", why));
    else pairs.push(alignDigests(observation, other));
  }
  for (const observation of fresh) {
    if (observation.state === "observed" && !seen.has(identify(observation))) rows.push(row(observation, "old", "not asked in the old report"));
  }
  return { pairs, notComparable: mergeRows(rows) };
}

export function identify({ key, subject, probe }: Pick<Observation, "key" | "subject" | "probe">): string {
  return JSON.stringify([key, probe?.id ?? null, Object.entries(subject).sort(([left], [right]) => (left < right ? -1 : 1))]);
}

/** Null: comparable. */
function whyNot(old: Observation, fresh: Observation): string | null {
  if (old.probe?.version !== fresh.probe?.version) return `probe version ${String(old.probe?.version)} against ${String(fresh.probe?.version)}`;
  if (old.analyzer.id !== fresh.analyzer.id || old.analyzer.version !== fresh.analyzer.version) return `analyzer ${old.analyzer.id}@${old.analyzer.version} against ${fresh.analyzer.id}@${fresh.analyzer.version}`;
  if (old.value?.kind !== fresh.value?.kind) return `a ${old.value?.kind ?? "nothing"} against a ${fresh.value?.kind ?? "nothing"}`;
  return old.conditions === null || fresh.conditions === null ? null : whyConditionsDiffer(old.conditions, fresh.conditions);
}

/** Latency and path are measured under any wording; answers are not. */
function whyConditionsDiffer(old: Conditions, fresh: Conditions): string | null {
  if (old.protocol !== fresh.protocol) return `protocol ${old.protocol} against ${fresh.protocol}`;
  if (old.wordingDigest !== fresh.wordingDigest) return "another wording was asked";
  if (old.system !== fresh.system) return "another system prompt";
  if (old.temperature !== fresh.temperature) return `temperature ${old.temperature ?? "not sent"} against ${fresh.temperature ?? "not sent"}`;
  return null;
}

function row({ key, subject, probe }: Observation, side: NotComparable["side"], why: string): Omit<NotComparable, "count"> {
  return { key, subject, probe, side, why };
}

/** Rows of one key and reason that differ by prompt alone are one: hundreds of prompts would hide the rest. */
function mergeRows(rows: readonly Omit<NotComparable, "count">[]): NotComparable[] {
  const merged = new Map<string, NotComparable>();
  for (const one of rows) {
    const byPrompt = Object.keys(one.subject).join() === "prompt";
    const id = byPrompt ? JSON.stringify([one.key, one.side, one.why]) : JSON.stringify([one, merged.size]);
    const known = merged.get(id);
    merged.set(id, known === undefined ? { ...one, subject: byPrompt ? {} : one.subject, count: 1 } : { ...known, count: known.count + 1 });
  }
  return [...merged.values()];
}
