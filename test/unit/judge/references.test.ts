/** References of several sessions: sums, what is lacking, what does not add up, and the drift that they show. */
import { describe, expect, it } from "vitest";
import { checkFingerprint } from "../../../src/judge/check-fingerprint.js";
import { dailyDrift, driftLevels, fitConcentration, providerDrift, sessionDrift } from "../../../src/judge/drift-levels.js";
import { lackOf, mergeSessions } from "../../../src/judge/merge-sessions.js";
import type { Fingerprint } from "../../../src/model/fingerprint.js";
import { fingerprintSchema } from "../../../src/model/fingerprint.js";
import { reference, type Answers } from "./sample-observations.js";

function session(at: string, cells: readonly Answers[], model = "m"): Fingerprint {
  return reference(model, cells, { sessions: [{ at, digest: `digest ${at}`, channel: "test", provider: null, samples: 20 }], expires: "2027-01-01T00:00:00Z" });
}

const first = session("2026-11-01T08:00:00Z", [{ a: 8, b: 2 }, { x: 10 }]);
const second = session("2026-11-01T20:00:00Z", [{ a: 7, c: 3 }, { x: 9, ["__proto__"]: 1 }]);
const third = session("2026-11-03T08:00:00Z", [{ a: 10 }, { x: 10 }, { new: 5 }]);

describe("mergeSessions", () => {
  const merged = [second, third].reduce(mergeSessions, mergeSessions(null, first));

  it("sums the counts and keeps each session's own", () => {
    expect(merged.expects[0]).toMatchObject({ samples: 30, value: { counts: { a: 25, b: 2, c: 3 } }, bySession: [{ a: 8, b: 2 }, { a: 7, c: 3 }, { a: 10 }] });
    expect(merged.expects[2]).toMatchObject({ samples: 5, bySession: [{}, {}, { new: 5 }] });
    expect(merged).toMatchObject({ version: 3, status: "complete" });
    expect(fingerprintSchema.safeParse(merged).success).toBe(true);
    expect(checkFingerprint(merged)).toEqual([]);
  });

  it("says what is lacking until three sessions on two days are there", () => {
    expect(lackOf(first)).toEqual({ sessions: 2, days: 1 });
    expect(lackOf(mergeSessions(first, second))).toEqual({ sessions: 1, days: 1 });
    expect(lackOf(merged)).toEqual({ sessions: 0, days: 0 });
    expect(mergeSessions(first, second).status).toBe("provisional");
  });

  it("refuses a session twice, and another model's", () => {
    expect(() => mergeSessions(merged, second)).toThrow(/already/);
    expect(() => mergeSessions(first, session("2026-11-04T08:00:00Z", [{ a: 1 }], "other"))).toThrow(/"other"/);
  });
});

describe("checkFingerprint", () => {
  it.each<[string, Partial<Fingerprint>, RegExp]>([
    ["counts that do not sum", { expects: first.expects.map((expectation) => ({ ...expectation, samples: 3 })) }, /sum to 10, samples says 3/],
    ["sessions that do not add up", { expects: first.expects.map((expectation) => ({ ...expectation, bySession: [{ a: 1 }] })) }, /over the sessions/],
    ["a status it has not earned", { status: "complete" }, /lacks 2 sessions/],
    ["an expiry before its last session", { expires: "2026-10-01T00:00:00Z" }, /not after the last session/],
    ["a session counted twice", { sessions: [...first.sessions, ...first.sessions] }, /counted twice/],
    ["no session", { sessions: [] }, /at least one/],
  ])("names %s", (_name, change, message) => {
    expect(checkFingerprint({ ...first, ...change }).join("; ")).toMatch(message);
  });
});

describe("driftLevels", () => {
  it("takes a complete reference's own spread, and published ones otherwise", () => {
    const steady = [session("2026-11-02T08:00:00Z", [{ a: 8, b: 2 }]), session("2026-11-03T08:00:00Z", [{ a: 8, b: 2 }])].reduce(mergeSessions, session("2026-11-01T08:00:00Z", [{ a: 8, b: 2 }]));
    const moving = [session("2026-11-02T08:00:00Z", [{ b: 10 }]), session("2026-11-03T08:00:00Z", [{ a: 10 }])].reduce(mergeSessions, session("2026-11-01T08:00:00Z", [{ a: 10 }]));
    expect(fitConcentration(steady)).toBeGreaterThan(fitConcentration(moving) ?? Infinity);
    expect(driftLevels(steady, false)).toEqual([...dailyDrift, { share: 0.15, concentration: fitConcentration(steady) }]);
    expect(driftLevels(first, false)).toBe(sessionDrift);
    expect(driftLevels(steady, true)).toBe(providerDrift);
  });
});
