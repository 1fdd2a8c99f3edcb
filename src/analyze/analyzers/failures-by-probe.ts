/** Which probes an endpoint turned away while it answered others in the same stretch of the run; nothing where no request was turned away. */
import type { Analyzer } from "../../model/analyzer.js";
import { readStatus } from "../engine/read-status.js";
import { refuseOptions } from "../no-options.js";
import { findBlock } from "../reply/find-block.js";

interface Ending { readonly probe: string; readonly ended: "answered" | "failed" }

const FIRST_ERROR_STATUS = 300;
/** Answers to what was asked. Credentials, paths, limits, time-outs and overload (401, 404, 408, 429, 502 to 504) are the road's, not the question's. */
const refusingStatuses: ReadonlySet<number> = new Set([400, 403, 413, 422, 500, 501]);
/** An endpoint that says which setting it does not take is honest about it. */
const namesSetting = /max_?(?:completion_|output_|new_)?tokens|temperature|top_?p|top_?k|logit_?bias|log_?probs|stream|stop|seed|system|parameter|argument|unsupported|not supported|unknown field|unrecognized|不支持|参数/i;

/** Labels "answered PROBE" and "failed PROBE", of what lies between the first and the last failure: both ends are chosen by having failed, and are left out. No options. */
export const failuresByProbe: Analyzer<Ending> = {
  id: "failures-by-probe",
  version: 1,
  strength: "one-sided",
  scope: "exchange",
  checkOptions: refuseOptions("failures-by-probe"),
  extract({ exchange, reply }) {
    if (!exchange.final || exchange.probe === null) return null;
    const status = readStatus(exchange);
    const { id: probe } = exchange.probe;
    if (status !== null && status < FIRST_ERROR_STATUS && exchange.outcome.kind === "response") return { kind: "value", value: { probe, ended: "answered" } };
    if (status === null || !refusingStatuses.has(status) || reply === null || findBlock(reply) !== null) return null;
    const { type, code, message } = reply.error ?? { type: null, code: null, message: null };
    return namesSetting.test([type, code, message].filter((part) => part !== null).join(" ").slice(0, 500)) ? null : { kind: "value", value: { probe, ended: "failed" } };
  },
  summarize({ samples }) {
    const failed = samples.filter(({ value }) => value.ended === "failed");
    const [first, last] = [failed[0], failed.at(-1)];
    if (first === undefined || last === undefined) return [];
    const counts: Record<string, number> = {};
    const between = samples.filter(({ seq }) => seq > first.seq && seq < last.seq);
    if (between.length === 0) return [];
    for (const { value: { probe, ended } } of between) counts[`${ended} ${probe}`] = (counts[`${ended} ${probe}`] ?? 0) + 1;
    return [{ state: "observed", value: { kind: "distribution", counts }, samples: between.length, evidence: failed.map(({ exchangeId }) => exchangeId), note: "" }];
  },
};
