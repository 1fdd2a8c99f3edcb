/** What makes a run pointless from the start: nothing there, a refused key, a wrong path, a web page. */
import { AuditError } from "../model/audit-error.js";
import type { SentRequest } from "./send-request.js";

/** How much of an endpoint's own words a message quotes. */
const quotedCharacters = 160;

/**
 * Asked only until the endpoint has once answered like an API: afterwards such answers are data.
 * null: nothing is wrong that would be wrong for every request.
 */
export function findFatal(sent: SentRequest, url: string): AuditError | null {
  if (sent.failure !== null) return failedConnection(sent.failure, url);
  if (sent.response === null) return null;
  const { status, headers } = sent.response;
  const header = (wanted: string): string => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";
  const said = quote(sent);
  if (status === 401 || status === 403) return new AuditError("unauthorized", `${url} answered ${status}${said}`, "Check the key in the variable that --api-key-env names, and that it may use this model.");
  if (status >= 300 && status < 400) return new AuditError("redirected", `${url} answered ${status} and points to ${targetOf(header("location"), url)}; it was not followed, and no key was sent there`, "If you trust that address, give it as --endpoint.");
  if (status === 404 || status === 405) return new AuditError("wrong-path", `${url} answered ${status}${said}`, "Check that --endpoint ends where the API begins (often /v1) and that --model exists; `ai-audit doctor --endpoint URL` lists the models.");
  if (status < 400 && isPage(header("content-type"), sent)) return new AuditError("not-an-api", `${url} answered with an HTML page instead of JSON`, "Check that --endpoint is the API's address, not that of its website.");
  return null;
}

/** Whether the endpoint answered like an API: then what comes later is data, not a wrong address. */
export function isAnswer({ response, failure }: SentRequest): boolean {
  return failure === null && response !== null && (response.status < 300 || response.status === 400 || response.status === 422 || response.status === 429);
}

function failedConnection({ reason, message }: NonNullable<SentRequest["failure"]>, url: string): AuditError | null {
  const { host } = new URL(url);
  switch (reason) {
    case "dns": return new AuditError("unreachable", `${host} cannot be found: ${message}`, "Check the host name in --endpoint and the network.");
    case "connect": return new AuditError("unreachable", `${host} cannot be reached: ${message}`, "Check address and port in --endpoint, and that the endpoint is up.");
    case "tls": return new AuditError("tls", `the TLS handshake with ${host} failed: ${message}`, "Check that --endpoint should be https, and its certificate; for a private authority set NODE_EXTRA_CA_CERTS.");
    case "timeout": case "reset": case "cut": case "too-large": case "aborted": case "protocol": return null;
  }
}

function targetOf(location: string, url: string): string {
  if (location === "") return "nowhere";
  return URL.canParse(location, url) ? new URL(location, url).origin : "an address that cannot be read";
}

function isPage(contentType: string, sent: SentRequest): boolean {
  return contentType.toLowerCase().includes("text/html") || /^\s*<(!doctype|html|head|body)/i.test(beginning(sent));
}

function quote(sent: SentRequest): string {
  const text = beginning(sent).replace(/\s+/g, " ").trim();
  if (text === "") return "";
  return `: ${text.length > quotedCharacters ? `${text.slice(0, quotedCharacters)}…` : text}`;
}

function beginning({ response }: SentRequest): string {
  return Buffer.concat((response?.chunks ?? []).slice(0, 8).map(({ bytes }) => bytes)).toString("utf8").slice(0, 2000);
}
