/** `lab`: starts a loopback endpoint and enrols what it claims to be, so that it comes with a reference. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLab, type RunningLab } from "../lab/start-lab.js";
import { openUpstream } from "../lab/upstreams/open-upstream.js";
import { enrollUpstream } from "./enroll-upstream.js";
import { writeFileOrSay } from "./write-reports.js";

export interface LabRequest {
  readonly scenarios: readonly string[];
  readonly upstream: string;
  readonly port: number;
  readonly seed: number;
}

export interface ServedLab {
  readonly lab: RunningLab;
  /** Path of a fingerprint of what is claimed; null where the upstream is not synthetic, so that enrolling it would be sending. */
  readonly reference: string | null;
}

export async function serveLab({ scenarios, upstream: spec, port, seed }: LabRequest): Promise<ServedLab> {
  const upstream = await openUpstream(spec);
  const lab = await startLab({ scenarios, upstream, port, seed });
  const reference = upstream.id.startsWith("synthetic") ? join(mkdtempSync(join(tmpdir(), "ai-audit-lab-")), "reference.json") : null;
  if (reference !== null) writeFileOrSay(reference, `${JSON.stringify(await enrollUpstream(upstream, seed), null, 2)}\n`);
  return { lab, reference };
}
