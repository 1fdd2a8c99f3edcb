/** What a claim names. */
import { expect, it } from "vitest";
import { resolveClaim } from "../../../src/judge/resolve-claim.js";
import { reference } from "./sample-observations.js";

const fingerprints = [
  reference("oak-2026-05-01", [], { aliases: ["oak"], family: "oaks" }),
  reference("oak-mini", [], { family: "oaks" }),
  reference("elm", [], { family: "elms" }),
];

it.each([
  ["elm", "exact", ["elm"]],
  ["ELM ", "exact", ["elm"]],
  ["oak", "alias", ["oak-2026-05-01"]],
  ["oaks", "family", ["oak-2026-05-01", "oak-mini"]],
  ["okk-mini", "unknown", []],
  ["", "unknown", []],
] as const)("%s is %s", (claim, kind, models) => {
  const resolution = resolveClaim(claim, fingerprints);
  expect(resolution.kind).toBe(kind);
  expect(resolution.fingerprints.map(({ model }) => model)).toEqual(models);
});

it("lists the nearest names first", () => {
  expect(resolveClaim("okk-mini", fingerprints).nearest[0]).toBe("oak-mini");
});
