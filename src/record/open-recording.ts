/** Opens a recording: the header at once, the exchanges one by one, the ending when they have been read. */
import { AuditError } from "../model/audit-error.js";
import type { Exchange } from "../model/exchange.js";
import type { Recording, RecordingClosing, RecordingEnding } from "../model/recording.js";
import { parseHeader, parseLine, parseTorn } from "./parse-line.js";
import { readLines, type Line } from "./read-lines.js";

/** Throws AuditError for what is no recording; a last line that was cut off is left out and said in the ending. */
export async function openRecording(path: string): Promise<Recording> {
  const lines = readLines(path);
  const first = await lines.next();
  if (first.done === true) throw new AuditError("bad-input", `${path}: is empty`, "Give a recording.jsonl that `ai-audit run` wrote.");
  const header = parseHeader(first.value.text, path);
  let ending: RecordingEnding | null = null;
  return {
    header,
    exchanges: readExchanges(path, lines, (end) => { ending = end; }),
    ending: () => {
      if (ending === null) throw new Error("the recording has not been read to its end");
      return ending;
    },
  };
}

async function* readExchanges(path: string, lines: AsyncGenerator<Line, string>, finish: (ending: RecordingEnding) => void): AsyncIterable<Exchange> {
  let closing: RecordingClosing | null = null;
  let truncatedAtLine: number | null = null;
  let next = await lines.next();
  while (next.done !== true) {
    const { text, number, whole } = next.value;
    const place = `${path}:${number}`;
    if (closing !== null) throw new AuditError("bad-input", `${place}: there is a line behind the closing line`, "The recording was changed; restore it from where it was kept.");
    const line = whole ? parseLine(text, place) : parseTorn(text);
    if (line === null) truncatedAtLine = number;
    else if (line.kind === "closing") closing = line;
    else yield line;
    next = await lines.next();
  }
  finish({ closing, truncatedAtLine, digest: next.value });
}
