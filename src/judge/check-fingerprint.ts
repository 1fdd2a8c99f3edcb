/** Checks what a schema cannot: that the numbers of a reference agree with each other. */
import type { Expectation, Fingerprint } from "../model/fingerprint.js";
import { lackOf } from "./merge-sessions.js";

/** Each mistake in a sentence that names the value; none for a sound reference. */
export function checkFingerprint(fingerprint: Fingerprint): string[] {
  const { sessions, status, expires, expects } = fingerprint;
  const problems: string[] = [];
  if (sessions.length === 0) problems.push("sessions: a reference needs at least one");
  const digests = sessions.map(({ digest }) => digest);
  for (const digest of new Set(digests.filter((one, at) => digests.indexOf(one) !== at))) problems.push(`sessions: ${digest.slice(0, 12)} is counted twice`);
  const lack = lackOf(fingerprint);
  if (status === "complete" && lack.sessions + lack.days > 0) problems.push(`status: complete, and it lacks ${lack.sessions} sessions and ${lack.days} days`);
  const last = sessions.map(({ at }) => at).sort().at(-1);
  if (expires !== null && last !== undefined && Date.parse(expires) <= Date.parse(last)) problems.push(`expires: ${expires} is not after the last session, ${last}`);
  return [...problems, ...expects.flatMap((expectation, at) => checkExpectation(expectation, sessions.length).map((message) => `expects.${at} (${expectation.probe ?? expectation.key}): ${message}`))];
}

function checkExpectation({ value, samples, bySession }: Expectation, sessions: number): string[] {
  if (value.kind !== "distribution") return [];
  const problems: string[] = [];
  const total = sum(value.counts);
  if (total !== samples) problems.push(`counts sum to ${total}, samples says ${samples}`);
  if (bySession === undefined) return problems;
  if (bySession.length !== sessions) problems.push(`bySession has ${bySession.length} entries for ${sessions} sessions`);
  for (const answer of new Set([...Object.keys(value.counts), ...bySession.flatMap(Object.keys)])) {
    const own = bySession.reduce((all, counts) => all + (Object.hasOwn(counts, answer) ? counts[answer] ?? 0 : 0), 0);
    const said = Object.hasOwn(value.counts, answer) ? value.counts[answer] ?? 0 : 0;
    if (own !== said) problems.push(`"${answer.slice(0, 40)}" was given ${said} times in all and ${own} times over the sessions`);
  }
  return problems;
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
