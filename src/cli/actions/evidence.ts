/** Says of every file whether it is the one that was signed, and what that proves. */
import { escapeForTerminal } from "../../pipeline/show-report.js";
import { verifyEvidence, type EvidenceCheck, type EvidenceResult } from "../../pipeline/verify-evidence.js";
import type { EvidenceFlags } from "../commands/evidence.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { readPublicKey } from "../read-key.js";

const codes: Readonly<Record<EvidenceResult["outcome"], ExitCode>> = { intact: exitCodes.holds, changed: exitCodes.inconsistent, unsigned: exitCodes.inconclusive };
const signs: Readonly<Record<EvidenceCheck["state"], string>> = { "holds": "ok     ", "broken": "BROKEN ", "not-checked": "-      " };
const headlines: Readonly<Record<EvidenceResult["outcome"], string>> = { intact: "Signed and unchanged.", changed: "CHANGED: do not rely on these files.", unsigned: "Not signed." };

export async function verify(directory: string, flags: EvidenceFlags): Promise<ExitCode> {
  const result = await verifyEvidence(directory, readPublicKey(flags.key));
  if (flags.json === true) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else {
    const lines = [headlines[result.outcome], "", ...result.checks.map(({ what, state, detail }) => `  ${signs[state]} ${escapeForTerminal(what)}: ${escapeForTerminal(detail)}`), "", ...result.means];
    process.stderr.write(`${lines.join("\n")}\n`);
  }
  return codes[result.outcome];
}
