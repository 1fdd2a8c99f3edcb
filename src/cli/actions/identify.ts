/** Judges a log of past exchanges and writes or prints the report. */
import { identifyLog } from "../../pipeline/identify-log.js";
import type { IdentifyFlags } from "../commands/identify.js";
import type { ExitCode } from "../exit-codes.js";
import { finishReport } from "../finish-report.js";

export function identify(flags: IdentifyFlags): Promise<ExitCode> {
  return finishReport(flags, () => identifyLog({
    from: flags.from,
    claim: flags.claim,
    references: flags.reference ?? [],
    folders: flags.fingerprints ?? [],
    redactText: flags.redactText === true,
  }));
}
