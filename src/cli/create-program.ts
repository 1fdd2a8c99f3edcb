/** All commands in one place; each loads its work only when it is called, so that --help stays fast. */
import { Command } from "commander";
import { addBaselineCommand } from "./commands/baseline.js";
import { addCheckCommand } from "./commands/check.js";
import { addCompareCommand } from "./commands/compare.js";
import { addDiffCommand } from "./commands/diff.js";
import { addDoctorCommand } from "./commands/doctor.js";
import { addEnrollCommand } from "./commands/enroll.js";
import { addFingerprintsCommand } from "./commands/fingerprints.js";
import { addEvidenceCommand } from "./commands/evidence.js";
import { addIdentifyCommand } from "./commands/identify.js";
import { addInitCommand } from "./commands/init.js";
import { addLabCommand } from "./commands/lab.js";
import { addProbesCommand } from "./commands/probes.js";
import { addReplayCommand } from "./commands/replay.js";
import { addRunCommand } from "./commands/run.js";
import { readVersion } from "./read-version.js";

export function createProgram(): Command {
  const program = new Command("ai-audit")
    .description("What really sits behind this model API? Asks an endpoint, keeps every byte, judges what it claims to be.")
    .version(readVersion())
    .showHelpAfterError("(--help shows what this command takes)")
    .addHelpText("after", "\nExit codes: 0 the claim holds, 1 it is inconsistent or a gate fails, 2 could not run, 3 inconclusive.");
  addRunCommand(program);
  addReplayCommand(program);
  addIdentifyCommand(program);
  addDiffCommand(program);
  addBaselineCommand(program);
  addCheckCommand(program);
  addEnrollCommand(program);
  addProbesCommand(program);
  addFingerprintsCommand(program);
  addLabCommand(program);
  addDoctorCommand(program);
  addInitCommand(program);
  addCompareCommand(program);
  addEvidenceCommand(program);
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().configureOutput({ writeErr: () => undefined });
  }
  return program;
}
