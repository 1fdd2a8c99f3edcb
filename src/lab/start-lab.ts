/** Starts a loopback endpoint with a known truth: an upstream, the misbehaviours round it, and a server in front. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { AuditError } from "../model/audit-error.js";
import type { JsonObject } from "../model/json.js";
import { errorBody } from "./error-body.js";
import { handleRequest, type LabState } from "./handle-request.js";
import type { Misbehaviour } from "./misbehaviour.js";
import { findSubstitute } from "./personas.js";
import { scenarios } from "./scenarios.js";
import { createSentLog, type SentLog } from "./sent-log.js";
import type { Upstream } from "./upstream.js";
import { syntheticUpstream } from "./upstreams/synthetic.js";
import { writeJson } from "./write-reply.js";

export interface LabOptions {
  /** Ids of `scenarios`, applied in this order, the first next to the upstream; none is the same as `honest`. */
  readonly scenarios: readonly string[];
  /** The honest model whose name is on offer; a synthetic persona unless given. */
  readonly upstream?: Upstream;
  /** What `swapped` and `mixture` serve in its place; a persona of another family unless given. */
  readonly substitute?: Upstream;
  readonly host?: string;
  /** 0: any free port. */
  readonly port?: number;
  readonly seed?: number;
}

export interface RunningLab {
  /** Ends in /v1. */
  readonly url: string;
  /** The model on offer: the claim. */
  readonly model: string;
  /** What is really served and what is done to it. */
  readonly truth: JsonObject;
  /** The honest model of that name, for enrolling a reference with `askUpstream`. */
  readonly upstream: Upstream;
  readonly sentLog: SentLog;
  /** Ends all streams at once and frees the port. */
  close(): Promise<void>;
}

function findScenario(id: string): Misbehaviour {
  const found = Object.hasOwn(scenarios, id) ? (scenarios as Readonly<Record<string, Misbehaviour>>)[id] : undefined;
  if (found === undefined) {
    throw new AuditError("bad-input", `lab: there is no scenario "${id}"`, `Choose among ${Object.keys(scenarios).join(", ")}; \`ai-audit lab --list\` says what each does.`);
  }
  return found;
}

/** Throws AuditError for an unknown scenario or a port that cannot be had. */
export async function startLab(options: LabOptions): Promise<RunningLab> {
  const chosen = options.scenarios.map(findScenario);
  const upstream = options.upstream ?? syntheticUpstream();
  const substitute = options.substitute ?? syntheticUpstream(findSubstitute(upstream.model));
  const seed = options.seed ?? 1;
  const served = chosen.reduce((inner, misbehaviour) => misbehaviour.wrap(inner, { seed, substitute }), upstream);
  const truth: JsonObject = {
    claimed: upstream.model,
    served: served.truth,
    misbehaviours: chosen.map((misbehaviour) => ({ id: misbehaviour.id, does: misbehaviour.does, ...misbehaviour.truth({ seed, substitute }) })),
    seed,
  };
  await served.prepare();
  const closing = new AbortController();
  const sentLog = createSentLog();
  let index = 0;
  const state: LabState = { upstream: served, model: upstream.model, seed, sentLog, closing: closing.signal, nextIndex: () => index++ };
  const server = createServer((request, response) => {
    handleRequest(state, request, response).catch((error: unknown) => {
      // The client is gone or the upstream has failed: say so where that is still possible.
      if (response.headersSent || response.destroyed) response.destroy();
      else writeJson(response, 500, [], errorBody(error instanceof Error ? error.message : "unknown", "server_error", null));
    });
  });
  const host = options.host ?? "127.0.0.1";
  const port = options.port ?? 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(new AuditError("bad-input", `lab: cannot listen on ${host}:${port}: ${error.message}`, "Choose another --port, or 0 for any free one.")));
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}/v1`,
    model: upstream.model,
    truth,
    upstream,
    sentLog,
    async close() {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await served.close();
    },
  };
}
