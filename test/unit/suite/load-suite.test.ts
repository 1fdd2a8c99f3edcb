/** A suite is read whole, or every mistake in it is named by file, line and column. */
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { AuditError } from "../../../src/model/audit-error.js";
import { lintSuite } from "../../../src/suite/lint-suite.js";
import { listSuites } from "../../../src/suite/list-suites.js";
import { loadSuite } from "../../../src/suite/load-suite.js";
import { burstYaml, suiteYaml, writeSuite } from "./write-suite.js";

const replaced = (from: string | RegExp, to: string): string => {
  const text = burstYaml.replace(from, to);
  expect(text).not.toBe(burstYaml);
  return text;
};

const complaint = (files: Record<string, string>): string => {
  try {
    loadSuite(writeSuite({ "suite.yaml": suiteYaml, "burst.yaml": burstYaml, ...files }));
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    expect(error.reason).toBe("bad-data-file");
    expect(error.remedy).not.toBe("");
    return error.message;
  }
  return "(read)";
};

describe("a good suite", () => {
  const directory = writeSuite({ "suite.yaml": suiteYaml, "burst.yaml": burstYaml, "notes.md": "not a probe" });

  test("is read with defaults filled in", () => {
    const suite = loadSuite(directory);
    expect(suite).toMatchObject({ id: "speed", share: 1, probes: [{ id: "burst", fillPer: "sample", alone: true, steps: [{ stream: true, stop: [], messages: [{ role: "user" }] }] }] });
    expect(lintSuite(directory)).toEqual([]);
  });

  test("has a digest of its meaning: comments and order of keys leave it, one letter changes it", () => {
    const { digest } = loadSuite(directory);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const again = writeSuite({ "suite.yaml": `# speed\n${suiteYaml}`, "burst.yaml": `version: 1\n${replaced("version: 1\n", "")}` });
    expect(loadSuite(again).digest).toBe(digest);
    expect(loadSuite(writeSuite({ "suite.yaml": suiteYaml, "burst.yaml": replaced("tea", "tee") })).digest).not.toBe(digest);
    expect(loadSuite(writeSuite({ "suite.yaml": suiteYaml.replace("share: 1", "share: 2"), "burst.yaml": burstYaml })).digest).not.toBe(digest);
  });

  test("is found by its suite.yaml", () => {
    expect(listSuites(dirname(directory))).toEqual(["speed"]);
    expect(listSuites("/nowhere/at/all")).toEqual([]);
  });
});

describe("a mistake is named by place and value", () => {
  test.each<[string, Record<string, string>, string | RegExp]>([
    ["a number out of range", { "burst.yaml": replaced("min: 1, max: 5", "min: 1, max: 0") }, "probes/speed/burst.yaml:22:19: repeat.max must be at least 1, got 0"],
    ["a number above its range", { "burst.yaml": replaced("max: 5", "max: 51") }, "probes/speed/burst.yaml:22:19: repeat.max must be at most 50, got 51"],
    ["a fraction", { "burst.yaml": replaced("maxTokens: 20", "maxTokens: 2.5") }, "probes/speed/burst.yaml:21:5: steps.0.maxTokens must be a whole number, got 2.5"],
    ["infinity", { "suite.yaml": suiteYaml.replace("share: 1", "share: .inf") }, "probes/speed/suite.yaml:4:1: share must be a number, got Infinity"],
    ["a wrong type", { "burst.yaml": replaced("maxTokens: 20", "maxTokens: many") }, 'probes/speed/burst.yaml:21:5: steps.0.maxTokens must be a number, got "many"'],
    ["a range of ceilings that is upside down", { "burst.yaml": replaced("maxTokens: 20", "maxTokens: { from: 30, to: 20 }") }, "probes/speed/burst.yaml:21:5: steps.0.maxTokens must go from low to high, got 30, 20"],
    ["a range with a ceiling of nothing", { "burst.yaml": replaced("maxTokens: 20", "maxTokens: { from: 0, to: 20 }") }, /steps\.0\.maxTokens\.from must be at least 1, got 0/],
    ["a missing field", { "burst.yaml": replaced("version: 1\n", "") }, "probes/speed/burst.yaml:1:1: version is missing"],
    ["a missing field further in", { "burst.yaml": replaced("    maxTokens: 20\n", "") }, "probes/speed/burst.yaml:18:5: steps.0.maxTokens is missing"],
    ["an unknown field", { "burst.yaml": replaced("alone: true", "lonely: true") }, "probes/speed/burst.yaml:23:1: lonely is not a known field"],
    ["an unknown word", { "burst.yaml": replaced("lifecycle: stable", "lifecycle: new") }, 'probes/speed/burst.yaml:3:1: lifecycle must be one of experimental, stable, retired, got "new"'],
    ["a bad name", { "burst.yaml": replaced("id: plain", "id: Plain_1") }, 'probes/speed/burst.yaml:9:7: cells.list.0.id must be kebab-case, got "Plain_1"'],
    ["one choice", { "burst.yaml": replaced("[tea, rain]", "[tea]") }, 'probes/speed/burst.yaml:16:14: fill.subject.choice must have at least 2 entries, got ["tea"]'],
    ["a fill of no shape", { "burst.yaml": replaced("{ choice: [tea, rain] }", "{ picks: 3 }") }, 'probes/speed/burst.yaml:16:3: fill.subject has no known shape, got {"picks":3}'],
    ["half a fill", { "burst.yaml": replaced("{ choice: [tea, rain] }", "{ integer: [1, two] }") }, 'probes/speed/burst.yaml:16:27: fill.subject.integer.1 must be a number, got "two"'],
    ["a range upside down", { "burst.yaml": replaced("{ choice: [tea, rain] }", "{ integer: [9, 2] }") }, "probes/speed/burst.yaml:16:14: fill.subject.integer must go from low to high, got 9, 2"],
    ["min above max", { "burst.yaml": replaced("min: 1, max: 5", "min: 6, max: 5") }, "probes/speed/burst.yaml:22:11: repeat.min must be at most repeat.max (5), got 6"],
    ["another id than the file's", { "burst.yaml": replaced("id: burst", "id: bursts") }, 'probes/speed/burst.yaml:1:1: id must be the file\'s name "burst", got "bursts"'],
    ["another id than the folder's", { "suite.yaml": suiteYaml.replace("id: speed", "id: pace") }, 'probes/speed/suite.yaml:1:1: id must be the folder\'s name "speed", got "pace"'],
    ["a slot without a value", { "burst.yaml": replaced("{{subject}}.", "{{subject}} {{place}}.") }, 'probes/speed/burst.yaml:20:9: steps.0.messages.0.content has the slot {{place}}, filled neither by cell "plain" nor by fill'],
    ["a slot that one cell leaves open", { "burst.yaml": replaced('{ ask: "Please say a word about" }', "{}") }, /:20:9: .*\{\{ask\}\}, filled neither by cell "polite" nor by fill$/],
    ["a slot in the system prompt", { "burst.yaml": replaced("  - id: ask\n", '  - id: ask\n    system: "You are {{who}}."\n') }, /:19:5: steps\.0\.system has the slot \{\{who\}\}/],
    ["a value that nothing uses", { "burst.yaml": replaced("fill:\n  subject:", "fill:\n  extra: { letters: 3 }\n  subject:") }, "probes/speed/burst.yaml:16:3: fill.extra is used by no template"],
    ["a constant that nothing uses", { "burst.yaml": replaced('{ ask: "Say a word about" }', '{ ask: "Say a word about", tail: x }') }, "probes/speed/burst.yaml:11:40: cells.list.0.fill.tail is used by no template"],
    ["a drawn value that every cell overrides", { "burst.yaml": replaced("fill:\n  subject:", "fill:\n  ask: { letters: 3 }\n  subject:") }, /fill\.ask is never drawn: every cell fills it itself$/],
    ["a slot within a constant", { "burst.yaml": replaced('"Say a word about"', '"Say {{subject}} about"') }, /:11:15: cells\.list\.0\.fill\.ask cannot hold a slot itself$/],
    ["braces that are no slot", { "burst.yaml": replaced("{{subject}}.", "{{subject}} {{1st}}.") }, /steps\.0\.messages\.0\.content has braces that are no slot/],
    ["a rule that names no step", { "burst.yaml": `${burstYaml}    steps: [answer]\n` }, 'probes/speed/burst.yaml:27:5: observes.0.steps must name steps of this probe (ask), got "answer"'],
    ["a rule that stands twice", { "burst.yaml": `${burstYaml}  - key: time-to-first-token\n    analyzer: time-to-first-token\n` }, /:27:5: observes\.1 reads "time-to-first-token" from the same steps a second time$/],
    ["two cells of one name", { "burst.yaml": replaced("id: polite", "id: plain") }, 'probes/speed/burst.yaml:12:7: cells.list.1.id names "plain" a second time'],
    ["a follow-up of nothing", { "burst.yaml": replaced("alone: true", "after: { probe: gone, when: it failed }") }, 'probes/speed/burst.yaml:23:10: after.probe must name another probe of this suite, got "gone"'],
    ["a follow-up of itself", { "burst.yaml": replaced("alone: true", "after: { probe: burst, when: it failed }") }, /after\.probe must name another probe of this suite, got "burst"$/],
    ["a probe without a file", { "suite.yaml": suiteYaml.replace("[burst]", "[burst, tail]") }, 'probes/speed/suite.yaml:5:17: probes.1 names "tail", and there is no probes/speed/tail.yaml'],
    ["a probe named twice", { "suite.yaml": suiteYaml.replace("[burst]", "[burst, burst]") }, 'probes/speed/suite.yaml:5:17: probes.1 names "burst" a second time'],
    ["a name that leads out of the folder", { "suite.yaml": suiteYaml.replace("[burst]", "[burst, ../speed/burst]") }, 'probes/speed/suite.yaml:5:17: probes.1 must be kebab-case, got "../speed/burst"'],
    ["a file that is not listed", { "tail.yaml": burstYaml }, 'probes/speed/tail.yaml: is not in the list of suite.yaml: add "tail" there, or remove the file'],
    ["a file with another ending", { "tail.yml": burstYaml }, "probes/speed/tail.yml: must end in .yaml"],
    ["a key that stands twice", { "burst.yaml": `${burstYaml}version: 2\n` }, /^probes\/speed\/burst\.yaml:27:1: Map keys must be unique/],
    ["broken YAML", { "burst.yaml": replaced("[tea, rain]", "[tea, rain") }, /^probes\/speed\/burst\.yaml:1[67]:\d+: /],
    ["a tab", { "burst.yaml": replaced("  draw: one", "\tdraw: one") }, /^probes\/speed\/burst\.yaml:7:1: Tabs are not allowed as indentation/],
    ["two documents", { "burst.yaml": `${burstYaml}---\n${burstYaml}` }, /^probes\/speed\/burst\.yaml:2[78]:1: Source contains multiple documents/],
    ["a tag that nobody knows", { "burst.yaml": replaced("version: 1", "version: !!js/function 1") }, /^probes\/speed\/burst\.yaml:2:10: Unresolved tag/],
    ["an alias of nothing", { "burst.yaml": replaced("[tea, rain]", "*gone") }, /^probes\/speed\/burst\.yaml:\d+:\d+: Unresolved alias/],
    ["an empty file", { "burst.yaml": "" }, /^probes\/speed\/burst\.yaml:\d+:\d+: the file must be a mapping, got null$/],
    ["a list", { "burst.yaml": "- burst\n" }, 'probes/speed/burst.yaml:1:1: the file must be a mapping, got ["burst"]'],
    ["a prototype key", { "burst.yaml": replaced("{ choice: [tea, rain] }", "{ choice: [tea, rain] }\n  __proto__: { letters: 3 }") }, "probes/speed/burst.yaml:17:3: __proto__ is not a known field"],
  ])("%s", (_name, files, expected) => {
    const message = complaint(files);
    if (typeof expected === "string") expect(message).toBe(expected);
    else expect(message).toMatch(expected);
  });

  test("a suite without suite.yaml", () => {
    expect(() => loadSuite(writeSuite({ "burst.yaml": burstYaml }))).toThrow(/^probes\/speed\/suite\.yaml: cannot be read: ENOENT/);
  });
});

describe("hostile files are refused quickly", () => {
  test.each<[string, string, RegExp]>([
    ["aliases of aliases", ["a: &a [x, x, x, x, x, x, x, x, x]", ..."bcdefghi".split("").map((letter, index) => `${letter}: &${letter} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(", ")}]`)].join("\n"), /Excessive alias count/],
    ["a hundred thousand brackets", "[".repeat(100_000), /^probes\/speed\/burst\.yaml/],
    ["a megabyte", `id: ${"x".repeat(1_000_000)}`, /holds 1000004 bytes, more than the 500000/],
    ["control characters", "id: \u0000\u0007\n", /^probes\/speed\/burst\.yaml/],
  ])("%s", (_name, text, expected) => {
    const begun = performance.now();
    expect(complaint({ "burst.yaml": text })).toMatch(expected);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

describe("lint", () => {
  test("names all mistakes, in all files", () => {
    const problems = lintSuite(writeSuite({
      "suite.yaml": suiteYaml.replace("[burst]", "[burst, other, gone]"),
      "burst.yaml": replaced("version: 1", "version: 0").replace("maxTokens: 20", "maxTokens: 0"),
      "other.yaml": burstYaml.replace("id: burst", "id: other").replace("{{subject}}", "{{topic}}"),
    }));
    expect(problems.map(({ place, message }) => `${place}: ${message}`)).toEqual([
      "probes/speed/burst.yaml:2:1: version must be more than 0, got 0",
      "probes/speed/burst.yaml:21:5: steps.0.maxTokens must be at least 1, got 0",
      'probes/speed/other.yaml:20:9: steps.0.messages.0.content has the slot {{topic}}, filled neither by cell "plain" nor by fill',
      "probes/speed/other.yaml:16:3: fill.subject is used by no template",
      'probes/speed/suite.yaml:5:24: probes.2 names "gone", and there is no probes/speed/gone.yaml',
    ]);
  });

  test.each<[string, string, string]>([
    ["a short why", replaced(/why: .*/, "why: It works."), "5:1: why says too little (9 characters): say why it works and where it was measured"],
    ["two cells that ask the same", replaced("Please say a word about", "Say a word about"), "12:7: cells.list.1 asks the same as a cell before it"],
    ["a speed probe beside others", replaced("alone: true", "alone: false"), "25:5: observes.0: time-to-first-token needs alone: true: requests beside it would be measured too"],
    ["a speed probe without a stream", replaced("maxTokens: 20", "maxTokens: 20\n    stream: false"), "26:5: observes.0: time-to-first-token needs stream: true in every step"],
    ["a distribution on one wording", replaced(/ {4}- id: polite[^]*?\nfill/, "fill").replaceAll("time-to-first-token", "answer-distribution"), "22:5: observes.0: answer-distribution needs 2 or more cells, or it rests on one string"],
    ["a distribution at an unknown temperature", burstYaml.replaceAll("time-to-first-token", "answer-distribution"), "25:5: observes.0: answer-distribution needs a temperature: defaults differ from host to host"],
    ["repeats asked once", burstYaml.replaceAll("time-to-first-token", "repeatability"), "25:5: observes.0: repeatability needs repeat.min 2 or more: it compares pairs"],
    ["repeats of different requests", burstYaml.replaceAll("time-to-first-token", "repeated-random-text").replace("min: 1", "min: 2"), "25:5: observes.0: repeated-random-text needs fillPer: run: it compares replies to one request"],
  ])("advises against %s", (_name, text, expected) => {
    const directory = writeSuite({ "suite.yaml": suiteYaml, "burst.yaml": text });
    expect(lintSuite(directory).map(({ place, message }) => `${place}: ${message}`)).toEqual([`probes/speed/burst.yaml:${expected}`]);
    expect(() => loadSuite(directory)).not.toThrow();
  });
});
