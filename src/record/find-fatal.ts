/** What may be wrong with every request alike: nothing there, a refused key, a wrong path, a web page. */
import { AuditError } from "../model/audit-error.js";
import type { Outcome, WireResponse } from "../model/exchange.js";
import type { FailureReason } from "./name-failure.js";
import { isRetryable } from "./retry-policy.js";

/** How much of an endpoint's own words a message quotes. */
const quotedCharacters = 160;
/** How much of a body tells a page from an API's answer. */
const lookedAtCharacters = 2000;

export interface Fatal {
  readonly error: AuditError;
  /** False where a filter that dislikes this one request would answer the same. */
  readonly isSure: boolean;
}

/** Means something only while the endpoint has never answered like an API: afterwards such answers are data. Takes an outcome without secrets. */
export function findFatal(outcome: Outcome, url: string): Fatal | null {
  const response = responseOf(outcome);
  if (response !== null) return findFatalResponse(response, url);
  return outcome.kind === "failure" ? findFatalFailure(outcome.reason, outcome.message, new URL(url).host) : null;
}

/** Whether it answered like an API. */
export function isAnswer(outcome: Outcome): boolean {
  const response = responseOf(outcome);
  if (response === null || isPage(response)) return false;
  const { status } = response;
  return status < 300 || status === 400 || status === 422 || status === 429;
}

function responseOf(outcome: Outcome): WireResponse | null {
  return outcome.kind === "response" ? outcome : outcome.kind === "failure" ? outcome.partial ?? null : null;
}

function findFatalResponse(response: WireResponse, url: string): Fatal | null {
  const { status } = response;
  if (status >= 300 && status < 400) return sure(new AuditError("redirected", `${url} answered ${status} and points to ${targetOf(headerOf(response, "location"), url)}; it was not followed, and no key was sent there`, "If you trust that address, give it as --endpoint."));
  if (status === 401 || status === 402 || status === 403) {
    const error = new AuditError("unauthorized", `${url} answered ${status}${quote(response)}`, "Check the key in the variable that --api-key-env names, that it has funds, and that it may use this model.");
    return { error, isSure: status !== 403 };
  }
  if (status === 404 || status === 405) return unsure(new AuditError("wrong-path", `${url} answered ${status}${quote(response)}`, "Check that --endpoint ends where the API begins (often /v1) and that --model exists; `ai-audit doctor --endpoint URL` lists the models."));
  if (isPage(response) && !isRetryable({ kind: "response", ...response })) return unsure(new AuditError("not-an-api", `${url} answered ${status} with an HTML page instead of JSON`, "Check that --endpoint is the API's address, not that of its website."));
  return null;
}

function findFatalFailure(reason: FailureReason, message: string, host: string): Fatal | null {
  switch (reason) {
    case "dns": return sure(new AuditError("unreachable", `${host} cannot be found: ${message}`, "Check the host name in --endpoint and the network."));
    case "connect": return sure(new AuditError("unreachable", `${host} cannot be reached: ${message}`, "Check address and port in --endpoint, and that the endpoint is up."));
    case "tls": return sure(new AuditError("tls", `the TLS handshake with ${host} failed: ${message}`, "Check that --endpoint should be https, and its certificate; for a private authority set NODE_EXTRA_CA_CERTS."));
    case "reset": case "cut": return unsure(new AuditError("unreachable", `${host} closes the connection without an answer: ${message}`, "Check the port in --endpoint, whether it should be https, and that the endpoint is up."));
    case "protocol": return unsure(new AuditError("not-an-api", `${host} does not answer in HTTP: ${message}`, "Check the port in --endpoint, and whether it should be https."));
    case "timeout": case "too-large": case "aborted": return null;
  }
}

function sure(error: AuditError): Fatal {
  return { error, isSure: true };
}

function unsure(error: AuditError): Fatal {
  return { error, isSure: false };
}

function headerOf({ headers }: WireResponse, wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";
}

function targetOf(location: string, url: string): string {
  if (location === "") return "nowhere";
  return URL.canParse(location, url) ? new URL(location, url).origin : "an address that cannot be read";
}

/** Some relays send JSON as text/html: what begins like JSON or a stream is no page. */
function isPage(response: WireResponse): boolean {
  const text = beginningOf(response).trimStart();
  if (/^<(!doctype|html|head|body|\?xml)/i.test(text)) return true;
  return headerOf(response, "content-type").toLowerCase().includes("text/html") && !/^([{["]|data:|event:|:)/.test(text);
}

function quote(response: WireResponse): string {
  const text = beginningOf(response).replace(/\s+/g, " ").trim();
  if (text === "") return "";
  return `: ${text.length > quotedCharacters ? `${text.slice(0, quotedCharacters)}…` : text}`;
}

function beginningOf({ chunks }: WireResponse): string {
  let text = "";
  for (const chunk of chunks) {
    if (text.length >= lookedAtCharacters) break;
    text += "text" in chunk ? chunk.text : Buffer.from(chunk.base64, "base64").toString("utf8");
  }
  return text.slice(0, lookedAtCharacters);
}
