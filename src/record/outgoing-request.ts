/** A request as it goes out, and as it is kept. */
import type { Endpoint, HeaderValue } from "../model/endpoint.js";
import type { HeaderPair, WireRequest } from "../model/exchange.js";
import type { Redactor } from "./redact-secrets.js";

/** Bytes are to arrive as they were sent: a packed stream says little of when its tokens came. */
const plainBytes: HeaderPair = ["accept-encoding", "identity"];

export function toOutgoing(request: WireRequest, secretHeaders: readonly HeaderPair[]): WireRequest {
  const headers = [...request.headers, ...secretHeaders];
  const chosen = headers.some(([name]) => name.toLowerCase() === plainBytes[0]);
  return { ...request, headers: chosen ? headers : [...headers, plainBytes] };
}

export function toKept(request: WireRequest, redactor: Redactor): WireRequest {
  return { method: request.method, url: redactor.text(request.url), headers: redactor.headers(request.headers), body: redactor.text(request.body) };
}

/** An endpoint names its secrets; one that was written out by mistake goes all the same. */
export function toKeptEndpoint(endpoint: Endpoint, redactor: Redactor): Endpoint {
  const headers = Object.entries(endpoint.headers).map(([name, header]): [string, HeaderValue] => [name, "value" in header ? { value: redactor.text(header.value) } : header]);
  return { ...endpoint, baseUrl: redactor.text(endpoint.baseUrl), headers: Object.fromEntries(headers) };
}
