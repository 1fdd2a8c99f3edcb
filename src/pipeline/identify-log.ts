/** `identify --from LOG`: judges past exchanges, sends nothing. */
import type { Endpoint } from "../model/endpoint.js";
import type { RecordingHeader } from "../model/recording.js";
import type { Report } from "../model/report.js";
import { schemaVersions } from "../model/schema-versions.js";
import { readLog } from "../bridge/read-log.js";
import { chooseCounters } from "../judge/choose-counters.js";
import { planInOrder } from "../judge/plan-in-order.js";
import { judge } from "../pipeline.js";
import { addReproductions } from "./add-reproductions.js";
import { readTool } from "./data-directory.js";
import { defaultProtocol, findCodec } from "./find-codec.js";
import { digestShippedData, listFingerprints, loadFingerprint, loadResources } from "./load-resources.js";
import { surveyLog } from "./survey-log.js";

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
  const log = await surveyLog(from, findCodec(defaultProtocol), { recognise: !promptByPrompt });
  const endpoint: Endpoint = { baseUrl: "", protocol: defaultProtocol, model: log.model, claim: claim ?? log.model, provider: null, credential: { kind: "none" }, headers: {} };
  const fingerprints = [...references, ...folders.flatMap(listFingerprints)].map(loadFingerprint);
  const resources = loadResources(fingerprints, null);
  // What is claimed of the log's model is what its prompts should be counted by.
  const resolveTokenizerClass = (name: string): string | null => resources.resolveTokenizerClass?.(name === log.model ? endpoint.claim : name) ?? null;
  const judgeWith = async (exactCounters: readonly string[], stride: number): Promise<Report> => {
    const { exchanges, digest } = log.open(stride);
    return judge({
      source: "log",
      header: { ...logHeader(endpoint, redactText), suites: log.suites },
      exchanges,
      ending: () => ({ closing: { kind: "closing", finishedAt: null, exchanges: 0, stopped: "complete" }, truncatedAtLine: null, digest: digest() }),
    }, { ...resources, resolveTokenizerClass, exactCounters, ...(stride === 1 && { log: { total: log.total, digest: log.digest } }) }, { redactText });
  };
  // Odd, so that logs in which two kinds of requests take turns show both.
  const stride = log.total < 2 * glance ? 1 : Math.floor(log.total / glance) | 1;
  const first = await judgeWith([], stride);
  const counters = chooseCounters(first.verdict.candidates, resources.fingerprints, countersOf(first)).filter((counter) => resources.tokenCounters[counter] !== undefined);
  // Each is read once, for all that will be counted by it.
  for (const counter of new Set([...counters, resolveTokenizerClass(log.model) ?? ""])) resources.tokenCounters[counter]?.prepare?.(log.prompts);
  const report = counters.length === 0 && stride === 1 ? first : await judgeWith(counters, 1);
  return addReproductions(report, () => Promise.resolve(readLog(from).exchanges), redactText);
}

/** Exchanges, spread over the log, that the vocabularies are chosen by before all of it is judged: the likeliest models show in a few dozen. */
const glance = 64;

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
