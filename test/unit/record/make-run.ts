/** A run of a few steps against an origin, with everything that a test may want to set. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { Endpoint } from "../../../src/model/endpoint.js";
import { exchangeSchema, type Exchange } from "../../../src/model/exchange.js";
import type { PlannedStep } from "../../../src/model/plan.js";
import type { Planner } from "../../../src/model/planner.js";
import type { Progress } from "../../../src/model/progress.js";
import type { RecordingClosing, RecordingHeader, RunOptions } from "../../../src/model/recording.js";
import { openaiChat } from "../../../src/protocol/openai-chat.js";
import { systemClock, type Clock } from "../../../src/record/clock.js";
import { recordRun, type RecordResult } from "../../../src/record/record-run.js";

const folders: string[] = [];
afterEach(() => { for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true }); });

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "ai-audit-record-"));
  folders.push(folder);
  return folder;
}

export function plannedStep(seq: number, changes: { readonly alone?: boolean; readonly maxTokens?: number; readonly content?: string; readonly stream?: boolean } = {}): PlannedStep {
  return {
    seq, probe: { suite: "test", id: "probe", version: 1, cell: "only", wordingDigest: "" }, sample: seq, fill: {}, alone: changes.alone ?? false,
    step: { id: "ask", system: null, messages: [{ role: "user", content: changes.content ?? `question ${seq}` }], maxTokens: changes.maxTokens ?? 10, temperature: null, topP: null, stop: [], seed: null, stream: changes.stream ?? false, topLogprobs: null, native: {} },
  };
}

export function plannedSteps(count: number): PlannedStep[] {
  return Array.from({ length: count }, (_, seq) => plannedStep(seq));
}

export function inOrder(steps: readonly PlannedStep[]): Planner<null> {
  return { id: "in-order", version: 1, start: () => ({ state: null, decision: { kind: "ask", steps } }), next: () => ({ state: null, decision: { kind: "wait" } }) };
}

/** Waits are not waited for; times stay true. Keeps what was slept. */
export function impatientClock(): Clock & { readonly sleptMs: number[] } {
  const sleptMs: number[] = [];
  return { ...systemClock, sleptMs, sleep: (durationMs) => { sleptMs.push(durationMs); return Promise.resolve(); } };
}

export interface RunSetting {
  readonly origin: string;
  readonly steps?: readonly PlannedStep[];
  readonly planner?: Planner;
  readonly options?: Partial<RunOptions>;
  readonly endpoint?: Partial<Endpoint>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** An earlier recording to go on with. */
  readonly resume?: string;
  readonly path?: string;
}

export interface Recorded {
  readonly result: RecordResult;
  readonly path: string;
  readonly text: string;
  readonly exchanges: readonly Exchange[];
  readonly closing: RecordingClosing | null;
}

export function makeHeader(setting: RunSetting): RecordingHeader {
  const endpoint: Endpoint = { baseUrl: `${setting.origin}/v1`, protocol: "openai-chat", model: "m", claim: "m", provider: null, credential: { kind: "none" }, headers: {}, ...setting.endpoint };
  return {
    kind: "header", schemaVersion: 1, tool: { name: "ai-audit", version: "0" }, startedAt: "2026-11-01T00:00:00.000Z", endpoint, control: null, suites: [],
    options: { depth: "quick", seed: 1, maxRequests: 1000, maxUsd: null, price: null, maxTimeMs: null, timeoutMs: 5000, concurrency: 1, ratePerMinute: 1e6, only: [], skip: [], redactText: false, ...setting.options },
    planned: setting.steps?.length ?? 0, coverage: [], skipped: [], planner: { id: "in-order", version: 1 }, references: [], digests: {},
  };
}

export async function record(setting: RunSetting): Promise<Recorded> {
  const header = makeHeader(setting);
  const path = setting.resume ?? setting.path ?? join(temporaryFolder(), "recording.jsonl");
  const result = await recordRun({
    header, endpoint: header.endpoint, planner: setting.planner ?? inOrder(setting.steps ?? []), codec: openaiChat, path, secrets: setting.secrets ?? {}, resume: setting.resume !== undefined, clock: setting.clock ?? impatientClock(),
    ...(setting.signal !== undefined && { signal: setting.signal }), ...(setting.onProgress !== undefined && { onProgress: setting.onProgress }),
  });
  return { result, path, ...readRecording(path) };
}

export function readRecording(path: string): Pick<Recorded, "text" | "exchanges" | "closing"> {
  const text = readFileSync(path, "utf8");
  const lines = text.trimEnd().split("\n").slice(1).map((line) => JSON.parse(line) as { readonly kind: string });
  const closing = lines.find(({ kind }) => kind === "closing");
  return { text, exchanges: lines.filter(({ kind }) => kind === "exchange").map((line) => exchangeSchema.parse(line)), closing: closing === undefined ? null : closing as unknown as RecordingClosing };
}

/** "e1 200", "e1.2 reset*": the star marks an attempt that was not its step's last. */
export function summarize(exchanges: readonly Exchange[]): string[] {
  return exchanges.map(({ id, outcome, final }) => `${id} ${outcome.kind === "response" ? outcome.status : outcome.kind === "failure" ? outcome.reason : "logged"}${final ? "" : "*"}`);
}
