/** Which questions an endpoint turned away while it answered others in the same stretch of the run; nothing where no request was turned away. */
import type { Analyzer, Sample } from "../../model/analyzer.js";
import { refuseOptions } from "../no-options.js";
import { readEnding, type Ending } from "../reply/read-ending.js";

interface Asked {
  readonly probe: string;
  readonly cell: string;
  readonly ended: Ending;
  readonly ceiling: number | null;
}

/** So many other replies of about the same ceiling have text: the model does not spend such ceilings unseen, and an empty reply is no accident of its size. */
const SHORT_REPLIES = 5;
/** A ceiling counts as about the same up to this multiple. */
const ALIKE_RATIO = 2;

/** Labels "answered PROBE/CELL", "failed PROBE/CELL" and "page PROBE/CELL" (a web firewall's page), of what lies between the first and the last failure: both ends are chosen by having failed, and are left out. No options. */
export const failuresByProbe: Analyzer<Asked> = {
  id: "failures-by-probe",
  version: 2,
  strength: "one-sided",
  scope: "exchange",
  checkOptions: refuseOptions("failures-by-probe"),
  extract(transcript) {
    const { exchange: { final, probe }, step } = transcript;
    const ended = final && probe !== null ? readEnding(transcript) : null;
    return ended === null || probe === null ? null : { kind: "value", value: { probe: probe.id, cell: probe.cell, ended, ceiling: step.maxTokens } };
  },
  summarize({ samples }) {
    const settled = settleEmpty(samples);
    const failed = settled.filter(({ value }) => value.ended === "failed");
    const [first, last] = [failed[0], failed.at(-1)];
    if (first === undefined || last === undefined) return [];
    const between = settled.filter(({ seq }) => seq > first.seq && seq < last.seq);
    if (between.length === 0) return [];
    const counts: Record<string, number> = {};
    for (const { value: { probe, cell, ended } } of between) counts[`${ended} ${probe}/${cell}`] = (counts[`${ended} ${probe}/${cell}`] ?? 0) + 1;
    return [{ state: "observed", value: { kind: "distribution", counts }, samples: between.length, evidence: failed.map(({ exchangeId }) => exchangeId), note: "" }];
  },
};

/** An empty reply counts as failed where other short ones have text, and for nothing otherwise. */
function settleEmpty(samples: readonly Sample<Asked>[]): readonly Sample<Asked>[] {
  const ceilings = samples.filter(({ value }) => value.ended === "answered").map(({ value }) => value.ceiling ?? Infinity);
  return samples.flatMap((sample) => {
    const { ended, ceiling } = sample.value;
    if (ended !== "empty") return [sample];
    const alike = ceilings.filter((other) => other <= (ceiling ?? Infinity) * ALIKE_RATIO).length;
    return alike < SHORT_REPLIES ? [] : [{ ...sample, value: { ...sample.value, ended: "failed" as const } }];
  });
}
