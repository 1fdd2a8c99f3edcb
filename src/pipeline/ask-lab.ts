/** Asks a lab upstream the steps of a plan without a socket, as exchanges of a log. */
import { askUpstream } from "../lab/ask-upstream.js";
import type { Upstream } from "../lab/upstream.js";
import type { Codec } from "../model/codec.js";
import type { Endpoint } from "../model/endpoint.js";
import type { Exchange } from "../model/exchange.js";
import type { JsonObject } from "../model/json.js";
import type { PlannedStep } from "../model/plan.js";

export async function* askLab(upstream: Upstream, steps: readonly PlannedStep[], codec: Codec, endpoint: Endpoint, seed: number): AsyncGenerator<Exchange> {
  for (const planned of steps) {
    const request = codec.encodeRequest(endpoint, { ...planned.step, stream: false });
    const body = await askUpstream(upstream, JSON.parse(request.body) as JsonObject, { seed, requestIndex: planned.seq });
    yield {
      kind: "exchange", id: `e${planned.seq + 1}`, seq: planned.seq, plannedAfter: null, side: "target", probe: planned.probe, step: planned.step.id, sample: planned.sample,
      fill: planned.fill, attempt: 1, final: true, request, startedAt: null, timing: null, outcome: { kind: "logged", body },
    };
  }
}

/** What the lab's own endpoints are called where no socket is involved. */
export function labEndpoint(model: string, protocol: string): Endpoint {
  return { baseUrl: "http://lab.invalid/v1", protocol, model, claim: model, provider: null, credential: { kind: "none" }, headers: {} };
}
