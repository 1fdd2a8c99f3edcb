/** Prepares a run without sending anything: suites, references, limits, plan, and the recording's header. */
import { realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { AuditError } from "../model/audit-error.js";
import type { Endpoint, Price } from "../model/endpoint.js";
import type { Fingerprint } from "../model/fingerprint.js";
import { depthCeilings, type Plan } from "../model/plan.js";
import type { RecordingHeader, RunOptions } from "../model/recording.js";
import { schemaVersions } from "../model/schema-versions.js";
import type { Suite } from "../model/suite.js";
import { planInOrder } from "../judge/plan-in-order.js";
import { resolveClaim } from "../judge/resolve-claim.js";
import { listSuites } from "../suite/list-suites.js";
import { loadSuite } from "../suite/load-suite.js";
import { planWithControl } from "../suite/plan-with-control.js";
import { dataDirectory, readTool } from "./data-directory.js";
import { digestShippedData, loadFingerprint, loadResources } from "./load-resources.js";
import { planQuestions } from "./plan-questions.js";
import { defaultMaxUsd, type SendingRequest } from "./run-request.js";

export interface PreparedRun {
  readonly header: RecordingHeader;
  readonly plan: Plan;
}

export function prepareRun(request: SendingRequest, startedAt: string): PreparedRun {
  const references = request.references.map(loadFingerprint);
  checkClaim(request, references);
  checkControl(request);
  const suites = loadSuites(request.suites);
  const options = toRunOptions(request);
  const plan = planWithControl(suites, { ...options, ...(request.cells !== undefined && { cells: request.cells }) }, request.control !== undefined);
  if (plan.steps.length === 0) throw new AuditError("bad-input", `nothing to ask: no probe of ${request.suites.join(", ")} fits --max-requests ${options.maxRequests} with the given --only and --skip`, "Raise --max-requests or choose other probes; `ai-audit probes list` names them.");
  const header = { ...composeHeader(request, { options, plan, suites, references, startedAt }), control: request.control?.endpoint ?? null };
  const { id, version } = planQuestions(header, plan);
  return { header: { ...header, planner: { id, version } }, plan };
}

/** Loads suites by name, or by the path of a folder with a suite.yaml: a path has a separator in it. Throws AuditError that lists the names there are, or for a folder that calls itself as a shipped suite is called. */
export function loadSuites(names: readonly string[]): Suite[] {
  const known = listSuites(dataDirectory.probes);
  const suites = [...new Set(names)].map((name) => {
    if (/[\\/]/.test(name)) return loadOwnSuite(name, known);
    if (!known.includes(name)) throw new AuditError("bad-input", `--suite: "${name}" is not a suite`, `Give one or more of: ${known.join(", ")}; or the path of your own suite's folder, as ./${name}.`);
    return loadSuite(join(dataDirectory.probes, name));
  });
  const twice = suites.find(({ id }, place) => suites.findIndex((suite) => suite.id === id) !== place);
  if (twice !== undefined) throw new AuditError("bad-input", `--suite: two suites are called "${twice.id}"`, rename);
  return suites;
}

const rename = "Give your own suite's folder, and the id in its suite.yaml, another name.";

/** Readers of a report know a shipped suite by its id: other questions under that name would pass for it. */
function loadOwnSuite(path: string, shipped: readonly string[]): Suite {
  const suite = loadSuite(resolve(path));
  const isShipped = (): boolean => realpathSync(resolve(path)) === realpathSync(join(dataDirectory.probes, suite.id));
  if (shipped.includes(suite.id) && !isShipped()) throw new AuditError("bad-input", `--suite: ${path} is called "${suite.id}", as a shipped suite is`, rename);
  return suite;
}

function toRunOptions(request: SendingRequest): RunOptions {
  const maxUsd = request.maxUsd ?? (request.price === null ? null : defaultMaxUsd);
  if (request.maxUsd !== undefined && request.price === null) throw new AuditError("bad-input", `--max-usd ${request.maxUsd}: the price of "${request.endpoint.model}" is not known, so the limit cannot be kept`, "Add --price IN,OUT in USD per million tokens, or leave --max-usd away and rely on --max-requests.");
  return {
    depth: request.depth,
    seed: request.seed,
    maxRequests: Math.min(request.maxRequests ?? Infinity, depthCeilings[request.depth]),
    maxUsd,
    price: dearer(request.price, request.control?.price ?? null),
    maxTimeMs: request.maxTimeMs,
    timeoutMs: request.timeoutMs,
    concurrency: request.concurrency,
    ratePerMinute: request.ratePerMinute,
    only: request.only,
    skip: request.skip,
    redactText: request.redactText,
  };
}

/** Both endpoints spend from one budget: what is reserved is the dearer one's price. */
function dearer(own: Price | null, control: Price | null): Price | null {
  if (own === null || control === null) return own;
  return { inputUsd: Math.max(own.inputUsd, control.inputUsd), outputUsd: Math.max(own.outputUsd, control.outputUsd) };
}

/** Compared with itself every endpoint is what it claims. The same address with another key or other headers may be another account, or another route. */
function checkControl({ endpoint, control }: SendingRequest): void {
  if (control === undefined) return;
  const placeOf = ({ baseUrl, protocol, model, credential, headers }: Endpoint): string => JSON.stringify([baseUrl, protocol, model, credential, Object.entries(headers).sort()]);
  if (placeOf(control.endpoint) === placeOf(endpoint)) throw new AuditError("bad-input", `--control: ${control.endpoint.baseUrl} with "${control.endpoint.model}" is the audited endpoint itself`, "Give an endpoint that you trust, such as the maker's own.");
}

/** A claim that was given must resolve; a model id that stands in for one may stay unknown, and a control is a reference of whatever is claimed. */
function checkClaim(request: SendingRequest, references: readonly Fingerprint[]): void {
  if (!request.claimGiven || request.control !== undefined) return;
  const resolution = resolveClaim(request.endpoint.claim, loadResources(references, null).fingerprints);
  if (resolution.kind !== "unknown") return;
  const near = resolution.nearest.length === 0 ? "No reference is known; enrol one with `ai-audit enroll`." : `The nearest names are: ${resolution.nearest.join(", ")}.`;
  throw new AuditError("bad-input", `--claim: "${request.endpoint.claim}" names no known model, alias or family`, `${near} Without --claim the run goes on with no reference.`);
}

interface HeaderParts {
  readonly options: RunOptions;
  readonly plan: Plan;
  readonly suites: readonly Suite[];
  readonly references: readonly Fingerprint[];
  readonly startedAt: string;
}

export function composeHeader(request: Pick<SendingRequest, "endpoint">, { options, plan, suites, references, startedAt }: HeaderParts): RecordingHeader {
  const planner = planInOrder(plan);
  return {
    kind: "header",
    schemaVersion: schemaVersions.recording,
    tool: readTool(),
    startedAt,
    endpoint: request.endpoint,
    control: null,
    suites,
    options,
    planned: plan.steps.length,
    coverage: plan.coverage,
    skipped: plan.skipped,
    planner: { id: planner.id, version: planner.version },
    references,
    digests: digestShippedData(),
  };
}
