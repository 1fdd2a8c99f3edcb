/** Adds a measured session to a reference: counts are summed, and each session's own are kept, since what differs between honest sessions is what a test has to allow. */
import { AuditError } from "../model/audit-error.js";
import type { Expectation, Fingerprint } from "../model/fingerprint.js";

/** Honest drift is a spread between sessions and days: fewer of them cannot show it. */
export const sessionsNeeded = 3;
export const daysNeeded = 2;

export interface EnrolmentLack {
  readonly sessions: number;
  readonly days: number;
}

/** `known` null: the first session. Throws AuditError when the session is another model's or is in the reference already. */
export function mergeSessions(known: Fingerprint | null, session: Fingerprint): Fingerprint {
  if (known === null) return withStatus(session);
  if (known.model !== session.model) throw new AuditError("bad-input", `the reference is of "${known.model}", and this session of "${session.model}"`, "Give the reference of the same model, or another --out for a new one.");
  const twice = session.sessions.find(({ digest }) => known.sessions.some((other) => other.digest === digest));
  if (twice !== undefined) throw new AuditError("bad-input", `the session of ${twice.at} is in the reference of "${known.model}" already`, "A session counts once; measure a new one.");
  const before = known.sessions.length;
  const added = session.expects.filter((expectation) => !known.expects.some((other) => isSame(other, expectation)));
  return withStatus({
    ...known,
    version: known.version + 1,
    sessions: [...known.sessions, ...session.sessions],
    expires: session.expires,
    expects: [
      ...known.expects.map((expectation) => addCounts(expectation, session.expects.find((other) => isSame(expectation, other)), before)),
      ...added.map((expectation) => ({ ...expectation, ...bySession([...Array.from({ length: before }, () => ({})), countsOf(expectation)]) })),
    ],
  });
}

/** What the reference still lacks to know its own spread; zeros when it is complete. */
export function lackOf({ sessions }: Fingerprint): EnrolmentLack {
  const days = new Set(sessions.map(({ at }) => at.slice(0, 10))).size;
  return { sessions: Math.max(0, sessionsNeeded - sessions.length), days: Math.max(0, daysNeeded - days) };
}

function withStatus(fingerprint: Fingerprint): Fingerprint {
  const lack = lackOf(fingerprint);
  return { ...fingerprint, status: lack.sessions + lack.days === 0 ? "complete" : "provisional" };
}

function addCounts(known: Expectation, session: Expectation | undefined, before: number): Expectation {
  const counts = countsOf(known);
  if (counts === undefined) return known;
  const earlier = known.bySession ?? [counts, ...Array.from({ length: before - 1 }, () => ({}))];
  const own = session === undefined ? {} : countsOf(session) ?? {};
  const sum = new Map(Object.entries(counts));
  for (const [answer, count] of Object.entries(own)) sum.set(answer, (sum.get(answer) ?? 0) + count);
  return { ...known, value: { kind: "distribution", counts: Object.fromEntries(sum) }, samples: known.samples + (session?.samples ?? 0), ...bySession([...earlier, own]) };
}

function bySession(counts: readonly (Readonly<Record<string, number>> | undefined)[]): Pick<Expectation, "bySession"> {
  return { bySession: counts.map((own) => own ?? {}) };
}

function countsOf({ value }: Expectation): Readonly<Record<string, number>> | undefined {
  return value.kind === "distribution" ? value.counts : undefined;
}

/** Measured by the same question and analyzer under the same conditions. */
function isSame(a: Expectation, b: Expectation): boolean {
  return a.key === b.key && a.probe === b.probe && a.analyzer === b.analyzer && JSON.stringify(a.conditions) === JSON.stringify(b.conditions)
    && a.subject.cell === b.subject.cell && a.subject.step === b.subject.step && a.subject.counter === b.subject.counter && a.subject.script === b.subject.script
    // Reported counts are not summed: another count of the same step is a fact of its own.
    && (a.value.kind !== "features" || JSON.stringify(a.value) === JSON.stringify(b.value));
}
