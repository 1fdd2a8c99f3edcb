/** Under --redact-text no format of any report repeats what was asked or answered. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findCodec } from "../../src/pipeline/find-codec.js";
import { identifyLog } from "../../src/pipeline/identify-log.js";
import { replayRecording } from "../../src/pipeline/replay-recording.js";
import { transcribeOne } from "../../src/pipeline/transcribe.js";
import { openRecording } from "../../src/record/open-recording.js";
import { renderers } from "../../src/report/renderers.js";
import { renderTerminal } from "../../src/report/render-terminal.js";

const folder = fileURLToPath(new URL("../../fixtures/recordings", import.meta.url));
/** Words in a row that no report writes by itself. */
const ROW = 4;
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

describe.each(readdirSync(folder).sort())("the recording %s, redacted", (name) => {
  const recording = join(folder, name, "recording.jsonl");
  const report = replayRecording({ recording, references: [] }, { redactText: true });
  const said = readTexts(recording);

  it.each([...Object.keys(renderers), "terminal"])("quotes nothing in its %s", async (format) => {
    const text = plain(format === "terminal" ? renderTerminal(await report, { colour: false, width: 100, reportPath: null, exitCode: 0 }) : renderers[format as keyof typeof renderers].render(await report));
    const { rows, answers } = await said;
    expect([...rowsOf(text)].filter((row) => rows.has(row))).toEqual([]);
    expect(name === "outage" || rows.size > 0).toBe(true);
    // One-word answers may be words of ours too ("letter"): they must be gone from where answers are told.
    const told = plain(JSON.stringify([(await report).verdict.reasons, (await report).observations.filter(({ analyzer }) => analyzer.id === "answer-distribution").map(({ value }) => value)]));
    expect([...answers].filter((answer) => answer.length > 2 && ` ${told} `.includes(` ${answer} `))).toEqual([]);
  });

  it("has the verdict and the findings of the open report", async () => {
    const open = await replayRecording({ recording, references: [] });
    const { verdict, findings } = await report;
    expect({ claim: verdict.claim, sentence: verdict.sentence, findings }).toEqual({ claim: open.verdict.claim, sentence: open.verdict.sentence, findings: open.findings });
  });
});

function rowsOf(text: string): Set<string> {
  const words = text.split(" ");
  return new Set(words.slice(0, Math.max(0, words.length - ROW + 1)).map((_, at) => words.slice(at, at + ROW).join(" ")));
}

describe("a log, redacted", () => {
  it("is judged without a word of it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ai-audit-redact-"));
    try {
      const path = join(folder, "log.jsonl");
      const replies = ["Zanzibar", "I cannot discuss zanzibar.", "Zanzibar is an island. ".repeat(60)];
      writeFileSync(path, replies.flatMap((content) => ["zanzibar one", "zanzibar two"].map((question) => `${JSON.stringify({
        request: { model: "m", messages: [{ role: "system", content: "Speak of zanzibar." }, { role: "user", content: question }] },
        response: { id: "x", model: "m", choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }], usage: { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 } },
      })}\n`)).join(""));
      const request = { from: path, claim: undefined, references: [], folders: [] };
      const told = (report: Awaited<ReturnType<typeof identifyLog>>): string => Object.values(renderers).map((renderer) => renderer.render(report)).join("\n").toLowerCase();
      expect(told(await identifyLog({ ...request, redactText: true }))).not.toContain("zanzibar");
      expect(told(await identifyLog({ ...request, redactText: false }))).toContain("zanzibar");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function readTexts(recording: string): Promise<{ rows: Set<string>; answers: Set<string> }> {
  const { header, exchanges } = await openRecording(recording);
  const codec = findCodec(header.endpoint.protocol);
  const rows = new Set<string>();
  const answers = new Set<string>();
  for await (const exchange of exchanges) {
    const { step, reply } = transcribeOne(exchange, codec);
    const replies = (reply?.choices ?? []).flatMap(({ text, reasoning, refusal }) => [text, reasoning, refusal ?? ""]);
    for (const text of [step.system ?? "", ...step.messages.map(({ content }) => content), ...replies]) {
      for (const row of rowsOf(plain(text))) rows.add(row);
    }
    for (const text of replies) if (plain(text) !== "" && plain(text).split(" ").length < ROW) answers.add(plain(text));
  }
  return { rows, answers };
}
