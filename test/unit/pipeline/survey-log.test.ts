/** What a log's survey says of it, and that it can be opened again and again. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { AuditError } from "../../../src/model/audit-error.js";
import { defaultProtocol, findCodec } from "../../../src/pipeline/find-codec.js";
import { surveyLog } from "../../../src/pipeline/survey-log.js";

const folder = mkdtempSync(join(tmpdir(), "ai-audit-survey-"));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
const codec = findCodec(defaultProtocol);
const line = (model: string, content: string): string => JSON.stringify({ request: { model, messages: [{ role: "user", content }] }, response: { choices: [{ message: { content: "tea" }, finish_reason: "stop" }] } });

function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((each) => `${each}\n`).join(""));
  return path;
}

async function probesOf(log: Awaited<ReturnType<typeof surveyLog>>): Promise<(string | null)[]> {
  const probes: (string | null)[] = [];
  for await (const { probe } of log.open().exchanges) probes.push(probe?.suite ?? null);
  return probes;
}

describe("surveyLog", () => {
  const path = write("mixed.jsonl", [...Array.from({ length: 6 }, () => line("b", "A drink?")), line("a", "One?"), line("a", "Two?")]);

  it("counts exchanges and names the model asked for most often", async () => {
    expect(await surveyLog(path, codec, { recognise: false })).toMatchObject({ total: 8, model: "b", suites: [], digest: createHash("sha256").update(readFileSync(path)).digest("hex") });
  });

  it("marks what was asked again and again, each time it is opened", async () => {
    const log = await surveyLog(path, codec, { recognise: true });
    const marked = [...Array.from({ length: 6 }, () => "logged"), null, null];
    expect(await probesOf(log)).toEqual(marked);
    expect(await probesOf(log)).toEqual(marked);
    expect(log.suites.map(({ id }) => id)).toEqual(["logged"]);
  });

  it("opens each so many-th exchange of it", async () => {
    const log = await surveyLog(path, codec, { recognise: true });
    const ids: string[] = [];
    for await (const { id, probe } of log.open(5).exchanges) ids.push(`${id} ${probe?.suite ?? "-"}`);
    expect(ids).toEqual(["l1 logged", "l6 logged"]);
  });

  it("marks nothing where questions are not to be recognised", async () => {
    expect(await probesOf(await surveyLog(path, codec, { recognise: false }))).toEqual(Array.from({ length: 8 }, () => null));
  });

  it("takes the name that sorts first of models asked for equally often", async () => {
    expect((await surveyLog(write("tie.jsonl", [line("z", "One?"), line("y", "Two?")]), codec, { recognise: false })).model).toBe("y");
  });

  it("refuses a log without exchanges", async () => {
    await expect(surveyLog(write("empty.jsonl", []), codec, { recognise: true })).rejects.toThrow(AuditError);
  });
});
