/** What a wire protocol has to offer: pure functions between steps, bytes and replies. */
import type { ConcreteStep } from "./concrete-step.js";
import type { Credential, Endpoint } from "./endpoint.js";
import type { HeaderPair, WireRequest, WireResponse } from "./exchange.js";
import type { Json } from "./json.js";
import type { Reply } from "./transcript.js";

export interface Codec {
  readonly id: string;
  /** The request without its credential. */
  encodeRequest(endpoint: Endpoint, step: ConcreteStep): WireRequest;
  /** The request back from its body; fields that cannot be read are left at "not sent". Never throws. */
  decodeRequest(body: string): ConcreteStep;
  /** Never throws: what is strange becomes `problems`. */
  decodeResponse(response: WireResponse): Reply;
  /** The same for a body out of a log, which has no status, headers or times. */
  decodeLogged(body: Json): Reply;
  /** The headers that carry the secret, in this protocol's manner. */
  credentialHeaders(credential: Credential, secret: string): readonly HeaderPair[];
  /** A request that lists the models on offer, for `doctor`; null where the protocol has none. */
  encodeModelList(endpoint: Endpoint): WireRequest | null;
  /** Model ids out of such a response, null when it is not one. */
  decodeModelList(response: WireResponse): readonly string[] | null;
  /** An upper bound on the input tokens of a request, for reserving money before sending. */
  inputTokenCeiling(step: ConcreteStep): number;
}
