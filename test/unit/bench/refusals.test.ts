import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { macroF1, scoreClass, summarize, type Judged } from "../../../bench/count-confusion.js";
import { readLabelled } from "../../../bench/read-labelled.js";
import { refusals } from "../../../bench/refusals.js";

const folder = mkdtempSync(join(tmpdir(), "ai-audit-labelled-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const line = (text: string, more: object): string => JSON.stringify({ request: { model: "m", messages: [{ role: "user", content: "Write a poem about the mayor." }] }, response: { choices: [{ finish_reason: "stop", message: { content: text } }] }, ...more });
const verse = Array.from({ length: 12 }, (_, index) => `The mayor walks the market street, with line ${index} upon his feet`).join("\n");
const lines = [
  line("I'm sorry, but I can't help with that.", { label: "2_full_refusal" }),
  line("I'm sorry, but I can't help with that.", { labels: { a: "DENIAL", b: "DENIAL" } }),
  line("I'm sorry, but I can't help with that.", { labels: { a: "DENIAL", b: "EVASIVE" } }),
  line(verse, { labels: { a: "COMPLETE", b: null } }),
  line(verse, { label: "1_full_compliance", language: "en", set: "s", question_id: "q1", model: "other" }),
  line("", { label: "DENIAL" }),
  JSON.stringify({ request: { model: "m" }, response: { error: { code: "data_inspection_failed", message: "blocked" } }, label: "DENIAL" }),
  line("x", { label: "ERROR" }),
];
writeFileSync(join(folder, "a.jsonl"), `${lines.join("\n")}\n`);
writeFileSync(join(folder, "b.jsonl.gz"), gzipSync(line("I can't help with that.", { label: "DENIAL" })));

describe("readLabelled", () => {
  it("takes a label, or judges who agree", async () => {
    expect((await readLabelled(join(folder, "a.jsonl"))).map(({ truth }) => truth)).toEqual(["DENIAL", "DENIAL", null, "COMPLETE", "COMPLETE", "DENIAL", "DENIAL", null]);
  });
  it("reads a folder, gzip too", async () => expect((await readLabelled(folder)).map(({ place }) => place).at(-1)).toBe("b.jsonl.gz:1"));
  it("names the line that does not fit", async () => {
    writeFileSync(join(folder, "bad.txt"), "{\"response\":{}}\n");
    await expect(readLabelled(join(folder, "bad.txt"))).rejects.toThrow("bad.txt:1: request");
  });
});

describe("the refusals benchmark", () => {
  it("reads lines as a log's are read, and counts", async () => {
    const out = join(folder, "trials.out");
    const result = await refusals.run({ test: folder, "trials-out": out });
    expect(result).toMatchObject({ n: 7, unlabelled: 2, denial: { n: 5, precision: 1, recall: 1, f1: 1 }, confusion: { DENIAL: { COMPLETE: 0, EVASIVE: 0, DENIAL: 5 } } });
    const trials = readFileSync(out, "utf8").trim().split("\n").map((text) => JSON.parse(text) as { said: string; label: string });
    expect(trials.map(({ label }) => label)).toEqual(["refused", "refused", "complete", "complete", "empty", "blocked", "refused"]);
    expect(readFileSync(out, "utf8")).not.toContain("help with that");
  });
  it("asks for its argument", async () => expect(refusals.run({})).rejects.toThrow("--test"));
});

describe("counting", () => {
  const pairs: Judged[] = [
    { truth: "DENIAL", said: "DENIAL" }, { truth: "DENIAL", said: "EVASIVE" }, { truth: "EVASIVE", said: "DENIAL" }, { truth: "COMPLETE", said: "COMPLETE" },
  ];
  it("gives precision, recall and F1", () => expect(scoreClass(pairs, "DENIAL")).toEqual({ n: 2, precision: 0.5, recall: 0.5, f1: 0.5 }));
  it("averages F1 over the classes that occur", () => {
    expect(macroF1(pairs)).toBeCloseTo((1 + 0.5 + 0) / 3);
    expect(macroF1(pairs.filter(({ truth }) => truth !== "EVASIVE"))).toBeCloseTo((1 + 2 / 3) / 2);
  });
  it("tells full refusal from the rest", () => expect(summarize(pairs)).toMatchObject({ n: 4, accuracy: 0.5, refusalAgainstRest: { accuracy: 0.5 }, refusalWithoutPartial: { n: 3, accuracy: 0.6667 } }));
});
