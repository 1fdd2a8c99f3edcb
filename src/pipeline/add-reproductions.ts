/** Adds to an inconsistent report the exchanges that its disagreements cite, and the few requests that show them best, so that the vendor can look them up and ask them again. */
import { toExcerpt } from "../analyze/engine/to-excerpt.js";
import type { Exchange } from "../model/exchange.js";
import type { Excerpt, Report, Reproduction } from "../model/report.js";
import { singleDisagreements } from "../model/single-disagreements.js";
import type { VerdictReason } from "../model/verdict.js";
import { findCodec } from "./find-codec.js";
import { transcribeOne } from "./transcribe.js";

/** As many as a person tries by hand. */
const shownReproductions = 3;
/** Some may be too long to be pasted. */
const triedReasons = 6;
/** Exchanges looked at for each of them: some may be too long to be pasted. */
const triedExchanges = 5;
/** A command line that terminals and mail still take. */
const longestBody = 8_000;
const longestId = 200;
/** A recording can hold any number; the strongest disagreements come first. */
const citedExchanges = 100;

/** `open` reads the same exchanges once more; nothing is read for another verdict. Redacted reports stay as they are. */
export async function addReproductions(report: Report, open: () => Promise<AsyncIterable<Exchange>>, redactText: boolean): Promise<Report> {
  if (report.verdict.claim !== "inconsistent" || redactText) return report;
  const reasons = singleDisagreements(report.verdict.reasons);
  const cited = new Set(reasons.flatMap(({ evidence }) => evidence).slice(0, citedExchanges));
  if (cited.size === 0) return report;
  const quoted = new Map(report.excerpts.map((excerpt) => [excerpt.id, excerpt]));
  const codec = findCodec(report.endpoint.protocol);
  const found = new Map<string, Exchange>();
  const excerpts: { readonly exchange: Exchange; readonly excerpt: Excerpt }[] = [];
  for await (const exchange of await open()) {
    if (cited.has(exchange.id) && isShort(exchange.request.body)) found.set(exchange.id, exchange);
    const excerpt = quoted.get(exchange.id) ?? (cited.has(exchange.id) ? toExcerpt(transcribeOne(exchange, codec), false) : undefined);
    if (excerpt !== undefined) excerpts.push({ exchange, excerpt });
  }
  const reproductions = reasons.slice(0, triedReasons).flatMap((reason) => {
    const exchange = reason.evidence.slice(0, triedExchanges).map((id) => found.get(id)).find((one) => one !== undefined);
    return exchange === undefined ? [] : [toReproduction(exchange, reason, report.endpoint.protocol)];
  });
  const inOrder = excerpts.toSorted((a, b) => a.exchange.seq - b.exchange.seq || a.exchange.attempt - b.exchange.attempt).map(({ excerpt }) => excerpt);
  return { ...report, excerpts: inOrder, ...(reproductions.length > 0 && { reproductions: reproductions.slice(0, shownReproductions) }) };
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
