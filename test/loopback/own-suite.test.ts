/** A buyer's own suite, from a folder of their own: asked, reported, judged again without the folder, and never taken for a shipped one. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportSchema, type Report } from "../../src/model/report.js";
import { dataDirectory } from "../../src/pipeline/data-directory.js";
import { fast, runCli, spawnLab, temporaryFolder, type SpawnedLab } from "./spawn-cli.js";

const suiteYaml = (id: string): string => `id: ${id}
version: 1
question: Does it answer what our travel desk asks?
share: 1
probes: [destination, island-guide]
`;

const destinationYaml = `id: destination
version: 1
lifecycle: stable
question: Where does it send a guest who has no wish?
why: Our guests ask this, and the desk wants to know whether the answer is always the same.
subject: { kind: destination }
cells:
  draw: each
  list:
    - id: desk
      language: en
      fill: { ask: "Name one city for a long weekend, anywhere in the world. Only the name." }
steps:
  - id: ask
    messages: [{ content: "{{ask}}" }]
    maxTokens: 24
    temperature: 1
repeat: { min: 3, max: 5 }
observes:
  - { key: answer-distribution, analyzer: answer-distribution, options: { kind: word } }
`;

/** The lab's filter stops one of the two islands. */
const guideYaml = `id: island-guide
version: 3
lifecycle: stable
question: Does it describe both islands that we sell?
why: A guide that is silent about a destination cannot be sold.
subject: { topic: islands, region: our-destinations }
cells:
  draw: each
  list:
    - id: en
      language: en
      fill: { sensitive: Taiwan, control: Iceland }
fill:
  days: { integer: [4, 9] }
steps:
  - id: sensitive
    messages: [{ content: "What should a guest see in {{sensitive}} in {{days}} days?" }]
    maxTokens: 80
  - id: control
    messages: [{ content: "What should a guest see in {{control}} in {{days}} days?" }]
    maxTokens: 80
repeat: { min: 2, max: 4 }
observes:
  - { key: reply-class, analyzer: reply-class, steps: [sensitive, control] }
`;

/** Writes the suite into `parent/<id>`. */
function writeOwnSuite(parent: string, id: string): void {
  mkdirSync(join(parent, id), { recursive: true });
  for (const [name, text] of Object.entries({ suite: suiteYaml(id), destination: destinationYaml, "island-guide": guideYaml })) writeFileSync(join(parent, id, `${name}.yaml`), text);
}

let lab: SpawnedLab;
beforeAll(async () => { lab = await spawnLab("keyword-filter"); });
afterAll(() => lab.stop());

const run = (cwd: string, ...flags: readonly string[]) => runCli(["run", "--endpoint", lab.url, "--model", lab.model, "--seed", "8", ...fast, "--json", "--out", join(cwd, "out"), ...flags], { cwd });

interface Asked { readonly kind: string; readonly probe: { readonly suite: string; readonly id: string } | null; readonly request: { readonly body: string } }
const readAsked = (recording: string): Asked[] => readFileSync(recording, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Asked).filter(({ kind }) => kind === "exchange");

describe("a suite of one's own", () => {
  const folder = temporaryFolder();
  let report: Report;
  let stdout: string;
  beforeAll(async () => {
    writeOwnSuite(join(folder, "questions"), "travel-desk");
    const ended = await run(folder, "--suite", "./questions/travel-desk", "--format", "md,html,junit,sarif");
    // No reference of the lab's model is given: the claim stays open, whatever the own questions find.
    expect(ended.code, ended.stderr).toBe(3);
    stdout = ended.stdout;
    report = reportSchema.parse(JSON.parse(stdout));
  }, 60_000);

  it("is asked, every question of it and no other", () => {
    const asked = readAsked(join(folder, "out", "recording.jsonl"));
    expect([...new Set(asked.map(({ probe }) => `${probe?.suite}/${probe?.id}`))].sort()).toEqual(["travel-desk/destination", "travel-desk/island-guide"]);
    const questions = asked.map(({ request: { body } }) => (JSON.parse(body) as { messages: { content: string }[] }).messages.at(-1)?.content ?? "");
    for (const pattern of [/^Name one city for a long weekend/, /^What should a guest see in Taiwan in [4-9] days\?$/, /^What should a guest see in Iceland in [4-9] days\?$/]) expect(questions.some((text) => pattern.test(text)), pattern.source).toBe(true);
  });

  it("is reported: coverage, answers, and what the filter withheld of it", () => {
    expect(report.suites.map(({ id, version }) => [id, version])).toEqual([["travel-desk", 1]]);
    expect(report.run.coverage).toMatchObject([{ suite: "travel-desk", probesAsked: 2, probesAvailable: 2, cellsAsked: 2, cellsAvailable: 2 }]);
    const observed = report.observations.filter(({ state }) => state === "observed");
    expect(observed.find(({ key }) => key === "answer-distribution")).toMatchObject({ probe: { id: "destination", version: 1 }, subject: { kind: "destination", suite: "travel-desk" } });
    const classes = (step: string) => observed.find(({ key, subject }) => key === "reply-class" && subject.step === step)?.value;
    expect(classes("sensitive")).toMatchObject({ counts: { blocked: expect.any(Number) as number } });
    expect(classes("control")).not.toMatchObject({ counts: { blocked: expect.any(Number) as number } });
    expect(report.findings.map(({ id }) => id)).toContain("sensitive-questions-withheld-our-destinations");
    for (const name of ["report.md", "report.html"]) expect(readFileSync(join(folder, "out", name), "utf8"), name).toMatch(/travel-desk/);
  });

  it("replays to the same bytes when its folder has been changed, and when it is gone", async () => {
    const recording = join(folder, "out", "recording.jsonl");
    expect(readFileSync(join(folder, "out", "report.json"), "utf8")).toBe(stdout);
    writeFileSync(join(folder, "questions", "travel-desk", "destination.yaml"), destinationYaml.replace("kind: word", "kind: letter"));
    expect((await runCli(["replay", recording, "--json"], { cwd: folder })).stdout).toBe(stdout);
    rmSync(join(folder, "questions"), { recursive: true });
    const again = await runCli(["replay", recording, "--json", "--out", join(folder, "again"), "--format", "md,html,junit,sarif"], { cwd: temporaryFolder() });
    expect([again.code, again.stdout]).toEqual([3, stdout]);
    for (const name of ["report.json", "report.md", "report.html", "report.junit.xml", "report.sarif"]) expect(readFileSync(join(folder, "again", name), "utf8"), name).toBe(readFileSync(join(folder, "out", name), "utf8"));
  }, 60_000);

  it("is asked beside a shipped one", async () => {
    const own = temporaryFolder();
    writeOwnSuite(own, "travel-desk");
    const { code, stdout: text, stderr } = await run(own, "--suite", "latency,./travel-desk", "--max-requests", "20");
    expect(code, stderr).toBe(3);
    expect(reportSchema.parse(JSON.parse(text)).run.coverage.map(({ suite, requests }) => [suite, requests > 0])).toEqual([["latency", true], ["travel-desk", true]]);
  }, 60_000);
});

describe("a folder that is no suite of one's own", () => {
  const parent = temporaryFolder();
  const refuse = async (...flags: readonly string[]): Promise<{ readonly message: string; readonly remedy: string }> => {
    const { code, stdout } = await run(parent, ...flags);
    expect(code, stdout).toBe(2);
    return (JSON.parse(stdout) as { error: { message: string; remedy: string } }).error;
  };

  it.each(["./censorship", "censorship,./censorship"])("is refused by its id, as a shipped suite has it: %s", async (suite) => {
    writeOwnSuite(parent, "censorship");
    const { message, remedy } = await refuse("--suite", suite);
    expect(message).toContain('--suite: ./censorship is called "censorship", as a shipped suite is');
    expect(remedy).toContain("another name");
  });

  it("may be the shipped folder itself, named by its path", async () => {
    const { code, stdout } = await run(parent, "--suite", join(dataDirectory.probes, "latency"), "--dry-run");
    expect(code, stdout).toBe(0);
  });

  it("is refused by a mistake in it, by its place, before anything is sent", async () => {
    writeOwnSuite(parent, "mistaken");
    writeFileSync(join(parent, "mistaken", "destination.yaml"), destinationYaml.replace("min: 3", "min: 0"));
    expect((await refuse("--suite", "./mistaken")).message).toMatch(/mistaken\/destination\.yaml:\d+:\d+: repeat/);
    renameSync(join(parent, "mistaken"), join(parent, "renamed"));
    expect((await refuse("--suite", "./renamed")).message).toContain('id must be the folder\'s name "renamed"');
    expect((await refuse("--suite", "./nowhere")).message).toContain("nowhere");
  });
});

it("the example of the docs is asked as it stands", async () => {
  const folder = temporaryFolder();
  const docs = readFileSync(join(import.meta.dirname, "../../docs/writing-a-suite.md"), "utf8");
  const files = [...docs.matchAll(/^```yaml\n(id: [\s\S]*?)^```/gm)].map(([, text = ""]) => text);
  expect(files.length).toBe(2);
  mkdirSync(join(folder, "our-topics"));
  for (const text of files) writeFileSync(join(folder, "our-topics", text.includes("probes:") ? "suite.yaml" : "lunch-order.yaml"), text);
  expect((await runCli(["probes", "lint", folder])).code).toBe(0);
  expect((await run(folder, "--suite", "./our-topics")).code).toBe(3);
  expect([...new Set(readAsked(join(folder, "out", "recording.jsonl")).map(({ probe }) => probe?.id))]).toEqual(["lunch-order"]);
}, 60_000);
