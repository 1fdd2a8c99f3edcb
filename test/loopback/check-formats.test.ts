/** What `check --format html,junit` leaves for people and test reporters: one page that needs nothing, and cases that say what the exit code says. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { checkResultSchema } from "../../src/model/history.js";
import { fast, runCli, spawnLab, temporaryFolder, type SpawnedLab } from "./spawn-cli.js";
import { writeLog } from "./write-log.js";

const labs: SpawnedLab[] = [];
afterEach(async () => { await Promise.all(labs.splice(0).map((lab) => lab.stop())); });

interface Case { readonly "@name": string; readonly failure?: { readonly "@message": string }; readonly skipped?: { readonly "@message": string } }
type Counts = Readonly<Record<"@tests" | "@failures" | "@errors" | "@skipped", string>>;
interface Parsed { readonly testsuites: Counts & { readonly testsuite: readonly (Counts & { readonly "@name": string; readonly testcase: readonly Case[] })[] } }

/** Every case as `name: outcome`. Counts of the file and of each suite have to be those of their cases. */
function readJunit(path: string): string[] {
  const xml = readFileSync(path, "utf8");
  expect(XMLValidator.validate(xml)).toBe(true);
  const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@", isArray: (name) => name === "testsuite" || name === "testcase" }).parse(xml) as Parsed;
  const outcome = ({ failure, skipped }: Case): string => (failure !== undefined ? "failed" : skipped !== undefined ? "skipped" : "passed");
  const expectCounts = (counts: Counts, cases: readonly Case[]): void => {
    const count = (name: string): string => String(cases.filter((one) => outcome(one) === name).length);
    expect(counts).toMatchObject({ "@tests": String(cases.length), "@failures": count("failed"), "@skipped": count("skipped"), "@errors": "0" });
  };
  expectCounts(testsuites, testsuites.testsuite.flatMap(({ testcase }) => testcase));
  for (const suite of testsuites.testsuite) expectCounts(suite, suite.testcase);
  return testsuites.testsuite.flatMap(({ testcase }) => testcase.map((one) => `${one["@name"]}: ${outcome(one)}`));
}

/** Nothing is fetched, nothing runs, and the page's own policy forbids both. */
function readPage(path: string): string {
  const page = readFileSync(path, "utf8");
  const style = /<style>([^<]*)<\/style>/.exec(page)?.[1] ?? "";
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(page.trimEnd().endsWith("</html>")).toBe(true);
  expect(page).toContain(`content="default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}';`);
  expect(page).not.toMatch(/<(?:script|link|iframe|img|object|embed|base|form)\b|\s(?:src|srcset|action|on[a-z]+)=|url\(|@import|\shref="[^#]/i);
  return page;
}

const unchanged = "unchanged since the baseline";

describe("a check of a log", () => {
  const folder = temporaryFolder();
  const flags = ["check", "--baseline", join(folder, "baseline.json"), "--history", join(folder, "history"), "--format", "html,junit", "--quiet"] as const;
  const config = join(folder, "gates.yaml");

  async function check(name: string, other: boolean, ...more: readonly string[]): Promise<{ readonly code: number | null; readonly cases: readonly string[]; readonly page: string; readonly files: readonly string[] }> {
    const out = join(folder, name);
    const { code, stdout, stderr } = await runCli([...flags, "--from", writeLog(join(folder, `${name}.jsonl`), name, { answers: 3, other }), "--out", out, ...more], { cwd: folder });
    expect([stdout, stderr]).toEqual(["", code === 2 ? expect.stringMatching(/Could not run:[^]*there\s+is\s+no\s+history/) : ""]);
    return { code, cases: readJunit(join(out, "check.junit.xml")), page: readPage(join(out, "check.html")), files: readdirSync(out).sort() };
  }

  beforeAll(async () => {
    const frozen = await runCli(["baseline", "freeze", "--from", writeLog(join(folder, "trusted.jsonl"), "trusted", { answers: 60 }), "--baseline", join(folder, "baseline.json")], { cwd: folder });
    expect(frozen.code, frozen.stderr).toBe(0);
    writeFileSync(config, "gates:\n  - { measure: valid-samples, operator: \">=\", limit: 30 }\n  - { measure: \"time-to-first-token:median\", operator: \"<\", limit: 900 }\n");
  }, 60_000);

  it("says the same by exit code, page and cases: could not run, steady, a failed gate, suspected, changed", async () => {
    const missing = await check("missing", false);
    expect([missing.code, missing.cases]).toEqual([2, [`${unchanged}: failed`]]);
    expect(missing.page).toContain("Could not run <span class=\"chip");

    const steady = await check("steady", false, "--init-history");
    expect([steady.code, steady.cases]).toEqual([0, [`${unchanged}: passed`]]);
    expect(steady.files).toEqual(["check.html", "check.json", "check.junit.xml"]);
    expect(steady.page).toMatch(/<h1>Steady <span class="chip good">exit 0<\/span>/);

    // A log has no times, and a gate on what was not measured fails, though nothing has changed.
    const gated = await check("gated", false, "--config", config);
    expect([gated.code, gated.cases]).toEqual([1, [`${unchanged}: passed`, "gate 1: valid-samples >= 30: passed", "gate 2: time-to-first-token:median < 900: failed"]]);
    expect(gated.page).toMatch(/<h1>A gate failed <span class="chip bad">exit 1<\/span>/);

    const suspected = await check("suspected", true);
    expect([suspected.code, suspected.cases]).toEqual([3, [`${unchanged}: skipped`]]);
    expect(suspected.page).toMatch(/<h1>Inconclusive <span class="chip \w+">exit 3<\/span>/);

    const changed = await check("changed", true);
    expect([changed.code, changed.cases]).toEqual([1, [`${unchanged}: failed`]]);
    expect(changed.page).toMatch(/<h1>Changed <span class="chip bad">exit 1<\/span>/);
    expect(changed.page).toContain("changed about here");
  }, 200_000);
});

describe("a check of endpoints", () => {
  it("takes every target of a file by itself, the worst exit code wins, and each has its page and cases beside those of its batch", async () => {
    const lab = await spawnLab("honest");
    labs.push(lab);
    const folder = temporaryFolder();
    const targets = join(folder, "targets.yaml");
    const shared = ["--targets", targets, "--baseline", join(folder, "baselines"), ...fast, "--seed", "3"];
    mkdirSync(join(folder, "baselines"));
    writeFileSync(targets, `targets:\n  - { name: good, endpoint: "${lab.url}", model: "${lab.model}" }\n`);
    const frozen = await runCli(["baseline", "freeze", ...shared, "--max-requests", "240", "--quiet"], { cwd: folder });
    expect(frozen.code, frozen.stderr).toBe(0);
    writeFileSync(targets, `${readFileSync(targets, "utf8")}  - { name: unset, endpoint: "${lab.url}", model: "${lab.model}", apiKeyEnv: NO_SUCH_VARIABLE_41 }\n`);
    const { code, stdout } = await runCli(["check", ...shared, "--init-history", "--format", "html,junit", "--out", join(folder, "out"), "--json"], { cwd: folder });
    const whole = JSON.parse(stdout) as { readonly exitCode: number; readonly targets: readonly unknown[] };
    const [good, unset] = whole.targets.map((one) => checkResultSchema.parse(one));
    expect([good?.exitCode, good?.status?.state]).toEqual([0, "steady"]);
    expect(unset).toMatchObject({ exitCode: 2, error: { reason: "missing-credential" } });
    expect([code, whole.exitCode]).toEqual([2, 2]);
    expect(readJunit(join(folder, "out", "good", "check.junit.xml"))).toEqual([`${unchanged}: passed`]);
    expect(readPage(join(folder, "out", "good", "check.html"))).toContain("Against the baseline");
    expect(readJunit(join(folder, "out", "unset", "check.junit.xml"))).toEqual([`${unchanged}: failed`]);
    expect(readPage(join(folder, "out", "unset", "check.html"))).toContain("NO_SUCH_VARIABLE_41");
    expect(readJunit(join(folder, "out", "good", "report.junit.xml"))[0]).toMatch(/: skipped$/);
    readPage(join(folder, "out", "good", "report.html"));
    expect(existsSync(join(folder, "out", "good", "report.md"))).toBe(false);
  }, 120_000);
});
