/** The audit in one sentence: what was recorded is transcribed, analyzed, scored against fingerprints, judged, and reported. */
import { analyzeTranscripts } from "./analyze/analyze-transcripts.js";
import { findFindings } from "./judge/find-findings.js";
import { giveVerdict } from "./judge/give-verdict.js";
import { giveTokenAccount } from "./judge/tokens/give-token-account.js";
import { settleVerdict } from "./judge/settle-verdict.js";
import { scoreFingerprints } from "./judge/score-fingerprints.js";
import type { Exchange } from "./model/exchange.js";
import type { RecordingEnding, RecordingHeader } from "./model/recording.js";
import type { Report } from "./model/report.js";
import type { Resources } from "./model/resources.js";
import { collectControl } from "./pipeline/collect-control.js";
import { assembleReport } from "./pipeline/assemble-report.js";
import { findCodec } from "./pipeline/find-codec.js";
import { redactReport } from "./pipeline/redact-report.js";
import { transcribe } from "./pipeline/transcribe.js";

/** Exchanges under the header that explains them; `ending` is asked once they have been read. */
export interface Evidence {
  readonly source: "recording" | "log";
  readonly header: RecordingHeader;
  readonly exchanges: AsyncIterable<Exchange>;
  ending(): RecordingEnding;
}

export interface JudgeOptions {
  readonly redactText: boolean;
}

export async function judge(evidence: Evidence, resources: Resources, options: JudgeOptions): Promise<Report> {
  const control = collectControl(evidence.header);
  const transcripts = control.watch(transcribe(evidence.exchanges, findCodec(evidence.header.endpoint.protocol), evidence.header.control === null ? null : findCodec(evidence.header.control.protocol)));
  const analysis = await analyzeTranscripts(transcripts, evidence.header.suites, resources, { ...options, protocol: evidence.header.endpoint.protocol });
  const ending = evidence.ending();
  const trusted = await control.enroll(resources, ending.digest);
  const fingerprints = trusted === null ? resources.fingerprints : [trusted, ...resources.fingerprints];
  const tokenTables = { tables: resources.tokenizerTables, texts: resources.tokenizerTexts };
  const candidates = scoreFingerprints(analysis.observations, fingerprints, { asOf: evidence.header.startedAt, style: resources.styleMap?.calibration, tokenTables });
  const { verdict, power, claimed } = giveVerdict({ header: evidence.header, ending, analysis, candidates, fingerprints, control: trusted });
  const tokens = giveTokenAccount(analysis.observations, evidence.header.endpoint, fingerprints, tokenTables, { control: trusted, asOf: evidence.header.startedAt });
  const findings = findFindings(analysis.observations, { header: evidence.header, verdict, claimed, tally: analysis.tally, tokens, tokenTables });
  const settled = settleVerdict(verdict, findings, tokens);
  const report = assembleReport({ evidence, ending, analysis, verdict: settled, power, findings, tokens, priceBooks: resources.priceBooks ?? [] });
  return options.redactText ? redactReport(report, analysis.quoting ?? []) : report;
}
