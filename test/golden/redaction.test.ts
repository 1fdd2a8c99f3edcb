/** Under --redact-text no format of any report repeats what was asked or answered. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findCodec } from "../../src/pipeline/find-codec.js";
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
    expect([...rows].filter((row) => ` ${text} `.includes(` ${row} `))).toEqual([]);
    expect(name === "outage" || rows.size > 0).toBe(true);
    // One-word answers may be words of ours too ("letter"): they must be gone from where answers are told.
    const told = plain(JSON.stringify([(await report).verdict.reasons, (await report).observations.filter(({ analyzer }) => analyzer.id === "answer-distribution").map(({ value }) => value)]));
    expect([...answers].filter((answer) => answer.length > 2 && ` ${told} `.includes(` ${answer} `))).toEqual([]);
  });

  it("has the verdict and the findings of the open report", async () => {
    const open = JSON.parse(readFileSync(join(folder, name, "report.json"), "utf8")) as Awaited<typeof report>;
    const { verdict, findings } = await report;
    expect({ claim: verdict.claim, sentence: verdict.sentence, findings }).toEqual({ claim: open.verdict.claim, sentence: open.verdict.sentence, findings: open.findings });
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
      const words = plain(text).split(" ");
      for (let at = 0; at + ROW <= words.length; at += 1) rows.add(words.slice(at, at + ROW).join(" "));
    }
    for (const text of replies) if (plain(text) !== "" && plain(text).split(" ").length < ROW) answers.add(plain(text));
  }
  return { rows, answers };
}
