/** Adds to an inconsistent report the few requests that show it best, so that the vendor can ask them again. */
import type { Exchange } from "../model/exchange.js";
import type { Report, Reproduction } from "../model/report.js";
import type { VerdictReason } from "../model/verdict.js";
import { findCodec } from "./find-codec.js";
import { transcribeOne } from "./transcribe.js";

/** As many as a person tries by hand. */
const shownReproductions = 3;
/** Exchanges looked at for each of them: some may be too long to be pasted. */
const triedExchanges = 5;
/** A command line that terminals and mail still take. */
const longestBody = 8_000;
const longestId = 200;

/** `open` reads the same exchanges once more; nothing is read for another verdict. */
export async function addReproductions(report: Report, open: () => Promise<AsyncIterable<Exchange>>, redactText: boolean): Promise<Report> {
  if (report.verdict.claim !== "inconsistent" || redactText) return report;
  const reasons = chooseReasons(report.verdict.reasons);
  const wanted = new Set(reasons.flatMap(({ evidence }) => evidence.slice(0, triedExchanges)));
  if (wanted.size === 0) return report;
  const found = new Map<string, Exchange>();
  for await (const exchange of await open()) if (wanted.has(exchange.id) && isShort(exchange.request.body)) found.set(exchange.id, exchange);
  const reproductions = reasons.flatMap((reason) => {
    const exchange = reason.evidence.map((id) => found.get(id)).find((one) => one !== undefined);
    return exchange === undefined ? [] : [toReproduction(exchange, reason, report.endpoint.protocol)];
  });
  return reproductions.length === 0 ? report : { ...report, reproductions: reproductions.slice(0, shownReproductions) };
}

/** The strongest disagreements of one question each; a test of all questions together only where nothing else disagrees. */
function chooseReasons(reasons: readonly VerdictReason[]): readonly VerdictReason[] {
  const disagreeing = reasons.filter(({ result, evidence }) => result === "disagrees" && evidence.length > 0);
  const single = disagreeing.filter((reason) => !disagreeing.some((other) => other !== reason && other.evidence.length < reason.evidence.length && other.evidence.every((id) => reason.evidence.includes(id))));
  return (single.length > 0 ? single : disagreeing).slice(0, 2 * shownReproductions);
}

function isShort(body: string): boolean {
  if (body.length > longestBody) return false;
  try {
    return typeof JSON.parse(body) === "object";
  } catch {
    return false;
  }
}

function toReproduction(exchange: Exchange, { claimed, seen }: VerdictReason, protocol: string): Reproduction {
  const { request } = exchange;
  return {
    exchange: exchange.id,
    probe: exchange.probe?.id ?? null,
    startedAt: exchange.startedAt,
    responseId: transcribeOne(exchange, findCodec(protocol)).reply?.id?.slice(0, longestId) ?? null,
    method: request.method,
    url: request.url,
    headers: request.headers,
    body: request.body,
    expected: claimed,
    seen,
  };
}
