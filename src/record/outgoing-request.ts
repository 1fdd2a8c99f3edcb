/** Puts the secrets into a request, and takes them out again for what is kept. */
import type { Codec } from "../model/codec.js";
import type { Endpoint } from "../model/endpoint.js";
import type { HeaderPair, WireRequest } from "../model/exchange.js";
import type { Redactor } from "./redact-secrets.js";

export function toOutgoing(request: WireRequest, endpoint: Endpoint, codec: Codec, secrets: Readonly<Record<string, string>>): WireRequest {
  return { ...request, headers: [...request.headers, ...secretHeaders(endpoint, codec, secrets)] };
}

export function toKept(request: WireRequest, redactor: Redactor): WireRequest {
  return { method: request.method, url: redactor.text(request.url), headers: redactor.headers(request.headers), body: redactor.text(request.body) };
}

function secretHeaders({ credential, headers }: Endpoint, codec: Codec, secrets: Readonly<Record<string, string>>): HeaderPair[] {
  const fromEnvironment = Object.entries(headers).flatMap(([name, header]): HeaderPair[] => ("env" in header ? [[name, secrets[header.env] ?? ""]] : []));
  const own = credential.kind === "none" ? [] : codec.credentialHeaders(credential, secrets[credential.env] ?? "");
  return [...fromEnvironment, ...own];
}
