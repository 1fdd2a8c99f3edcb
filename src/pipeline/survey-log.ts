/** Surveys a log: how long it is, which model it asked for, and its repeated questions recognised, so that their answers are distributions like any probe's. */
import { PROMPT_CHARACTERS } from "../analyze/analyzers/prompt-tokenizer.js";
import { readLog, type Log } from "../bridge/read-log.js";
import { AuditError } from "../model/audit-error.js";
import type { Codec } from "../model/codec.js";
import type { Exchange } from "../model/exchange.js";
import type { Suite } from "../model/suite.js";
import { listSuites } from "../suite/list-suites.js";
import { recogniseQuestions, type RecognisedQuestions } from "../suite/recognise-questions.js";
import { dataDirectory } from "./data-directory.js";
import { loadSuites } from "./prepare-run.js";

export interface SurveyedLog {
  /** Exchanges in it. */
  readonly total: number;
  /** SHA-256 of its bytes. */
  readonly digest: string;
  /** The model that was asked for most often. */
  readonly model: string;
  readonly suites: readonly Suite[];
  /** Texts of its prompts that are short enough to be counted, each once: what vocabularies are needed for. */
  readonly prompts: readonly string[];
  /** Reads the file once more, with the questions marked: all of it, or each `stride`-th exchange. */
  open(stride?: number): Log;
}

/** What is asked often is known only at the end, so the log is read once for that alone. Throws AuditError where it holds no exchange. */
export async function surveyLog(from: string, codec: Codec, { recognise }: { readonly recognise: boolean }): Promise<SurveyedLog> {
  const asked: Parameters<typeof recogniseQuestions>[0] extends Iterable<infer Asked> ? Asked[] : never = [];
  const models = new Map<string, number>();
  let total = 0;
  const whole = readLog(from);
  for await (const { request } of whole.exchanges) {
    total += 1;
    const model = readModel(request);
    if (model !== null) models.set(model, (models.get(model) ?? 0) + 1);
    if (!recognise) continue;
    const { system, messages } = codec.decodeRequest(request.body);
    asked.push({ system, messages });
  }
  if (total === 0) throw new AuditError("bad-input", `${from}: the log holds no exchange`, "Give a LOG: JSON lines {request, response}, plain or gzip.");
  const [most] = [...models].sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
  const counted = { total, model: most?.[0] ?? "unknown", digest: whole.digest() };
  if (!recognise) return { ...counted, suites: [], prompts: [], open: (stride) => readLog(from, stride) };
  const questions = recogniseQuestions(asked, loadSuites(listSuites(dataDirectory.probes)));
  const prompts = new Set(asked.flatMap(({ system, messages }) => [...(system === null ? [] : [system]), ...messages.map(({ content }) => content)]).filter(({ length }) => length <= PROMPT_CHARACTERS));
  return { ...counted, suites: questions.suites, prompts: [...prompts], open: (stride) => { const log = readLog(from, stride); return { exchanges: mark(log.exchanges, questions, codec), digest: log.digest }; } };
}

function readModel({ body }: Exchange["request"]): string | null {
  const { model } = JSON.parse(body) as { model?: unknown };
  return typeof model === "string" ? model : null;
}

async function* mark(exchanges: AsyncIterable<Exchange>, questions: RecognisedQuestions, codec: Codec): AsyncIterable<Exchange> {
  for await (const exchange of exchanges) {
    const question = questions.find(codec.decodeRequest(exchange.request.body));
    yield question === null ? exchange : { ...exchange, probe: question.probe, step: question.step };
  }
}
