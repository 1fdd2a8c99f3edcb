/** `identify --from LOG`: judges past exchanges, sends nothing. */
import type { Endpoint } from "../model/endpoint.js";
import type { Exchange } from "../model/exchange.js";
import type { RecordingHeader } from "../model/recording.js";
import type { Report } from "../model/report.js";
import { schemaVersions } from "../model/schema-versions.js";
import { AuditError } from "../model/audit-error.js";
import { readLog } from "../bridge/read-log.js";
import { chooseCounters } from "../judge/choose-counters.js";
import { planInOrder } from "../judge/plan-in-order.js";
import { judge } from "../pipeline.js";
import { addReproductions } from "./add-reproductions.js";
import { readTool } from "./data-directory.js";
import { defaultProtocol, findCodec } from "./find-codec.js";
import { digestShippedData, listFingerprints, loadFingerprint, loadResources } from "./load-resources.js";
import { readLogQuestions } from "./read-log-questions.js";

export interface IdentifyRequest {
  readonly from: string;
  /** undefined: the model that the log asked for most often. */
  readonly claim: string | undefined;
  readonly references: readonly string[];
  /** Folders of further fingerprints. */
  readonly folders: readonly string[];
  readonly redactText: boolean;
  /** Each prompt by itself, whether it was asked often or once: what two logs are compared by. */
  readonly promptByPrompt?: boolean;
}

export async function identifyLog({ from, claim, references, folders, redactText, promptByPrompt = false }: IdentifyRequest): Promise<Report> {
  const model = await mostAskedModel(from);
  const endpoint: Endpoint = { baseUrl: "", protocol: defaultProtocol, model, claim: claim ?? model, provider: null, credential: { kind: "none" }, headers: {} };
  const fingerprints = [...references, ...folders.flatMap(listFingerprints)].map(loadFingerprint);
  const log = promptByPrompt ? { ...readLog(from), suites: [] } : await readLogQuestions(from, findCodec(defaultProtocol));
  const resources = loadResources(fingerprints, null);
  // What is claimed of the log's model is what its prompts should be counted by.
  const resolveTokenizerClass = (name: string): string | null => resources.resolveTokenizerClass?.(name === model ? endpoint.claim : name) ?? null;
  const judgeWith = async (exactCounters: readonly string[], { exchanges, digest }: Pick<typeof log, "exchanges" | "digest">): Promise<Report> => judge({
    source: "log",
    header: { ...logHeader(endpoint, redactText), suites: log.suites },
    exchanges,
    ending: () => ({ closing: { kind: "closing", finishedAt: null, exchanges: 0, stopped: "complete" }, truncatedAtLine: null, digest: digest() }),
  }, { ...resources, resolveTokenizerClass, exactCounters }, { redactText });
  const first = await judgeWith([], log);
  const counters = chooseCounters(first.verdict.candidates, resources.fingerprints, countersOf(first)).filter((counter) => resources.tokenCounters[counter] !== undefined);
  const report = counters.length === 0 ? first : await judgeWith(counters, promptByPrompt ? readLog(from) : await readLogQuestions(from, findCodec(defaultProtocol)));
  return addReproductions(report, () => Promise.resolve(readLog(from).exchanges), redactText);
}

/** What short prompts were counted with; empty where there were none, and then no vocabulary helps. */
function countersOf({ observations }: Report): readonly string[] {
  return observations.flatMap(({ key, subject }) => (key === "prompt-token-offset" && subject.counter !== undefined ? [subject.counter] : []));
}

function logHeader(endpoint: Endpoint, redactText: boolean): RecordingHeader {
  const planner = planInOrder({ depth: "quick", seed: 0, steps: [], coverage: [], skipped: [] });
  return {
    kind: "header", schemaVersion: schemaVersions.recording, tool: readTool(), startedAt: null, endpoint, control: null, suites: [],
    options: { depth: "quick", seed: 0, maxRequests: 1, maxUsd: null, price: null, maxTimeMs: null, timeoutMs: 1, concurrency: 1, ratePerMinute: 1, only: [], skip: [], redactText },
    planned: 0, coverage: [], skipped: [], planner: { id: planner.id, version: planner.version }, references: [], digests: digestShippedData(),
  };
}

async function mostAskedModel(from: string): Promise<string> {
  const counts = new Map<string, number>();
  let total = 0;
  for await (const { request } of readLog(from).exchanges) {
    total += 1;
    const model = askedModel(request);
    if (model !== null) counts.set(model, (counts.get(model) ?? 0) + 1);
  }
  if (total === 0) throw new AuditError("bad-input", `${from}: the log holds no exchange`, "Give a LOG: JSON lines {request, response}, plain or gzip.");
  const [most] = [...counts].sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
  return most?.[0] ?? "unknown";
}

function askedModel(request: Exchange["request"]): string | null {
  const body = JSON.parse(request.body) as { model?: unknown };
  return typeof body.model === "string" ? body.model : null;
}
