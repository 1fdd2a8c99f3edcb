/** Reads a log with its repeated questions recognised, so that their answers are distributions like any probe's. */
import { readLog } from "../bridge/read-log.js";
import type { Codec } from "../model/codec.js";
import type { Exchange } from "../model/exchange.js";
import type { Suite } from "../model/suite.js";
import { listSuites } from "../suite/list-suites.js";
import { recogniseQuestions, type RecognisedQuestions } from "../suite/recognise-questions.js";
import { dataDirectory } from "./data-directory.js";
import { loadSuites } from "./prepare-run.js";

export interface QuestionedLog {
  readonly suites: readonly Suite[];
  readonly exchanges: AsyncIterable<Exchange>;
  digest(): string;
}

/** The log is read twice: what is asked often is known only at its end. */
export async function readLogQuestions(from: string, codec: Codec): Promise<QuestionedLog> {
  const asked: Parameters<typeof recogniseQuestions>[0] extends Iterable<infer Asked> ? Asked[] : never = [];
  for await (const { request } of readLog(from).exchanges) {
    const { system, messages } = codec.decodeRequest(request.body);
    asked.push({ system, messages });
  }
  const questions = recogniseQuestions(asked, loadSuites(listSuites(dataDirectory.probes)));
  const log = readLog(from);
  return { suites: questions.suites, exchanges: mark(log.exchanges, questions, codec), digest: log.digest };
}

async function* mark(exchanges: AsyncIterable<Exchange>, questions: RecognisedQuestions, codec: Codec): AsyncIterable<Exchange> {
  for await (const exchange of exchanges) {
    const question = questions.find(codec.decodeRequest(exchange.request.body));
    yield question === null ? exchange : { ...exchange, probe: question.probe, step: question.step };
  }
}
