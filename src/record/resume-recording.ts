/** Reads what an interrupted run already holds, so that nothing finished is asked again and all limits go on counting. */
import { AuditError } from "../model/audit-error.js";
import type { Exchange } from "../model/exchange.js";
import type { RecordingHeader } from "../model/recording.js";
import { parseHeader, parseLine } from "./parse-line.js";
import { readLines } from "./read-lines.js";

export interface ResumedRecording {
  /** Bytes of whole lines; a torn last line lies behind them. */
  readonly keepBytes: number;
  readonly attempts: number;
}

/** Calls `onExchange` for every recorded attempt in order. Throws AuditError when the recording is another run's or had ended. */
export async function resumeRecording(path: string, header: RecordingHeader, onExchange: (exchange: Exchange) => void): Promise<ResumedRecording> {
  let keepBytes = 0;
  let attempts = 0;
  for await (const { text, number, whole, endByte } of readLines(path)) {
    if (!whole) break;
    if (number === 1) checkSameRun(parseHeader(text, path), header, path);
    else {
      const line = parseLine(text, `${path}:${number}`);
      if (line.kind === "closing") throw new AuditError("bad-input", `${path}: the run had ended ("${line.stopped}"), nothing is left to ask`, "Use `ai-audit replay` to judge it again, or start a new run.");
      attempts += 1;
      onExchange(line);
    }
    keepBytes = endByte;
  }
  if (keepBytes === 0) throw new AuditError("bad-input", `${path}: holds no whole line`, "Start a new run.");
  return { keepBytes, attempts };
}

function checkSameRun(recorded: RecordingHeader, wanted: RecordingHeader, path: string): void {
  const identity = ({ endpoint, suites, options, planned }: RecordingHeader): string => JSON.stringify([endpoint.baseUrl, endpoint.model, endpoint.protocol, suites.map(({ digest }) => digest), options.seed, options.depth, planned]);
  if (identity(recorded) !== identity(wanted)) throw new AuditError("bad-input", `${path}: was recorded with another endpoint, suite, seed or depth`, "Resume it with the same settings, or start a new run in another folder.");
}
