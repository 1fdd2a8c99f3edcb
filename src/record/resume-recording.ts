/** Reads what an interrupted run already holds, so that nothing finished is asked again and all limits go on counting. */
import { AuditError } from "../model/audit-error.js";
import type { Exchange } from "../model/exchange.js";
import type { RecordingHeader } from "../model/recording.js";
import { parseHeader, parseLine, parseTorn } from "./parse-line.js";
import { readLines } from "./read-lines.js";
import type { KeptPart } from "./recording-writer.js";

/** Calls `onExchange` for every recorded attempt in order; a torn last line is not kept. Throws AuditError when the recording is another run's or had ended. */
export async function resumeRecording(path: string, header: RecordingHeader, onExchange: (exchange: Exchange) => void): Promise<KeptPart> {
  let kept: KeptPart = { bytes: 0, lacksLineBreak: false };
  for await (const { text, number, whole, endByte } of readLines(path)) {
    if (number === 1) checkSameRun(parseHeader(text, path), header, path);
    else {
      const line = whole ? parseLine(text, `${path}:${number}`) : parseTorn(text);
      if (line === null) break;
      if (line.kind === "closing") throw new AuditError("bad-input", `${path}: the run had ended ("${line.stopped}"), nothing is left to ask`, "Use `ai-audit replay` to judge it again, or start a new run.");
      onExchange(line);
    }
    kept = { bytes: endByte, lacksLineBreak: !whole };
  }
  if (kept.bytes === 0) throw new AuditError("bad-input", `${path}: is empty`, "Start a new run.");
  return kept;
}

function checkSameRun(recorded: RecordingHeader, wanted: RecordingHeader, path: string): void {
  const ours = identify(wanted);
  const other = Object.entries(identify(recorded)).find(([name, value]) => JSON.stringify(value) !== JSON.stringify(ours[name]));
  if (other !== undefined) throw new AuditError("bad-input", `${path}: was recorded with another ${other[0]} (${JSON.stringify(other[1])}, now ${JSON.stringify(ours[other[0]])})`, "Resume it with the same settings, or start a new run in another folder.");
}

/** What makes two sittings one run. */
function identify({ endpoint, suites, options, planned, planner }: RecordingHeader): Readonly<Record<string, unknown>> {
  return {
    endpoint: endpoint.baseUrl, model: endpoint.model, protocol: endpoint.protocol,
    suites: suites.map(({ id, version, digest }) => `${id}@${version} ${digest}`),
    seed: options.seed, depth: options.depth, only: options.only, skip: options.skip,
    planner, "number of planned requests": planned,
  };
}
