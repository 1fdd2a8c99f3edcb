/** Writes a suite into a folder of its own, for tests of reading it. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Probe, Step } from "../../../src/model/probe.js";
import { probeSchema } from "../../../src/model/probe.js";
import type { Suite } from "../../../src/model/suite.js";

/** A whole probe with two wordings; each line can be replaced by a test. */
export const burstYaml = `id: burst
version: 1
lifecycle: stable
question: How long does a burst take?
why: Bursts show queues, as was measured on a queue that somebody had built for this one test.
cells:
  draw: one
  list:
    - id: plain
      language: en
      fill: { ask: "Say a word about" }
    - id: polite
      language: en
      fill: { ask: "Please say a word about" }
fill:
  subject: { choice: [tea, rain] }
steps:
  - id: ask
    messages:
      - content: "{{ask}} {{subject}}."
    maxTokens: 20
repeat: { min: 1, max: 5 }
alone: true
observes:
  - key: time-to-first-token
    analyzer: time-to-first-token
`;

export const suiteYaml = `id: speed
version: 1
question: How fast is it?
share: 1
probes: [burst]
`;

/** Returns the suite's folder, `…/probes/speed`. */
export function writeSuite(files: Readonly<Record<string, string>>): string {
  const directory = join(mkdtempSync(join(tmpdir(), "ai-audit-suite-")), "probes", "speed");
  mkdirSync(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return directory;
}

/** A probe with defaults in place; `steps` are ids. */
export function makeProbe(id: string, { steps = ["ask"], ...rest }: Partial<Omit<Probe, "steps">> & { steps?: readonly string[] } = {}): Probe {
  return probeSchema.parse({
    id, version: 1, lifecycle: "stable", question: "?", why: "?", repeat: { min: 1, max: 5 }, observes: [{ key: "transport", analyzer: "transport" }],
    ...rest,
    steps: steps.map((step): Partial<Step> => ({ id: step, messages: [{ role: "user", content: `${id} ${step}` }], maxTokens: 10 })),
  });
}

export function makeSuite(id: string, share: number, probes: readonly Probe[]): Suite {
  return { id, version: 1, question: "?", share, probes: [...probes], digest: id };
}
