/** Puts a report together from its parts; nothing in it comes from the time or place of judging. */
import type { Analysis } from "../model/analysis.js";
import type { Finding } from "../model/finding.js";
import type { RecordingEnding, RecordingHeader } from "../model/recording.js";
import type { Cost, Report, RunSummary } from "../model/report.js";
import { schemaVersions } from "../model/schema-versions.js";
import { findPrice, priceActions } from "../judge/tokens/price-actions.js";
import type { PriceBook } from "../model/price-book.js";
import type { TokenAccount } from "../model/token-account.js";
import type { Power, Verdict } from "../model/verdict.js";
import type { Evidence } from "../pipeline.js";
import { stateLimits } from "./state-limits.js";

interface Parts {
  readonly evidence: Evidence;
  readonly ending: RecordingEnding;
  readonly analysis: Analysis;
  readonly verdict: Verdict;
  readonly power: Power;
  readonly findings: readonly Finding[];
  readonly tokens: TokenAccount | null;
  readonly priceBooks: readonly PriceBook[];
}

export function assembleReport({ evidence, ending, analysis, verdict, power, findings, tokens, priceBooks }: Parts): Report {
  const { header } = evidence;
  return {
    schemaVersion: schemaVersions.report,
    tool: header.tool,
    recordingDigest: ending.digest,
    suites: header.suites.map(({ id, version, digest }) => ({ id, version, digest })),
    endpoint: header.endpoint,
    run: summarizeRun(evidence, ending, analysis),
    verdict,
    findings,
    observations: analysis.observations,
    excerpts: analysis.excerpts,
    power,
    tokens,
    cost: sumCost(header, analysis, tokens, priceBooks),
    limits: stateLimits(evidence, ending, analysis),
  };
}

/** A planner that chooses as it goes: what it asked is known only afterwards. */
const adaptive = "by-evidence";

function summarizeRun({ source, header }: Evidence, ending: RecordingEnding, { tally, asked }: Analysis): RunSummary {
  const planned = source === "recording";
  return {
    source,
    startedAt: header.startedAt ?? tally.startedAt,
    finishedAt: ending.closing?.finishedAt ?? tally.finishedAt,
    depth: planned ? header.options.depth : null,
    seed: planned ? header.options.seed : null,
    planned: planned ? header.planned : tally.attempts,
    attempts: tally.attempts,
    valid: tally.valid,
    rateLimited: tally.rateLimited,
    failed: tally.failed,
    stopped: ending.closing?.stopped ?? "interrupted",
    coverage: header.planner.id.includes(adaptive) ? header.coverage.map((row) => ({ ...row, probesAsked: asked?.[row.suite]?.probes ?? 0, cellsAsked: asked?.[row.suite]?.cells ?? 0, requests: asked?.[row.suite]?.requests ?? 0 })) : header.coverage,
    skipped: header.skipped,
  };
}

function sumCost({ options, endpoint }: RecordingHeader, { tally, observations }: Analysis, tokens: TokenAccount | null, priceBooks: readonly PriceBook[]): Cost {
  const { price } = options;
  const book = findPrice(price, endpoint.claim, priceBooks);
  const { inputTokens, outputTokens } = tally;
  const known = price !== null && inputTokens !== null && outputTokens !== null;
  return {
    price,
    inputTokens,
    outputTokens,
    spentUsd: known ? (inputTokens * price.inputUsd + outputTokens * price.outputUsd) / 1e6 : null,
    allowedUsd: options.maxUsd,
    withoutUsage: tally.withoutUsage,
    origin: book === null ? null : { source: book.source, date: book.date },
    actions: book === null ? [] : priceActions(observations, book, tokens),
    ...(price !== null && tally.answered !== undefined && { answered: tally.answered }),
  };
}
