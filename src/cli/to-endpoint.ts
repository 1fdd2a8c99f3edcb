/** Builds an Endpoint from flags; refuses secrets that were written where they would be printed. */
import { AuditError } from "../model/audit-error.js";
import type { Credential, Endpoint, HeaderValue } from "../model/endpoint.js";
import { defaultProtocol, findCodec } from "../pipeline/find-codec.js";
import type { SendingFlags } from "./sending-options.js";

/** Header names whose values are secrets by custom. */
const secretHeader = /authorization|api[-_]?key|token|secret|cookie|password/i;
const secretQuery = /^(api[-_]?key|key|token|access[-_]?token|secret|sig|signature)$/i;
const environmentName = /^[A-Za-z_][A-Za-z0-9_]*$/;

export function toEndpoint(flags: SendingFlags): Endpoint {
  const model = required(flags.model, "--model", "the id that the endpoint lists; `ai-audit doctor --endpoint URL` shows them");
  return {
    baseUrl: toBaseUrl(required(flags.endpoint, "--endpoint", "the base URL of the API, such as https://host/v1")),
    protocol: toProtocol(flags.protocol),
    model,
    claim: flags.claim ?? model,
    provider: flags.provider ?? null,
    credential: toCredential(flags.apiKeyEnv),
    headers: Object.fromEntries((flags.header ?? []).map(toHeader)),
  };
}

function required(value: string | undefined, flag: string, what: string): string {
  if (value === undefined || value.trim() === "") throw new AuditError("bad-input", `${flag} is missing`, `Give ${flag}: ${what}.`);
  return value;
}

/** Base URL without a trailing slash. Throws AuditError when it is not http(s), or carries a secret. */
export function toBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw new AuditError("bad-input", `--endpoint: "${text}" is not an http or https URL`, "Give the base URL of the API, such as https://host/v1.");
  if (url.username !== "" || url.password !== "") throw new AuditError("bad-input", `--endpoint: the URL of ${url.host} holds a user name or password`, "Take it out of the URL and name its environment variable with --api-key-env.");
  const secret = [...url.searchParams.keys()].find((name) => secretQuery.test(name));
  if (secret !== undefined) throw new AuditError("bad-input", `--endpoint: the URL of ${url.host} holds a secret in "${secret}"`, "Take it out of the URL and name its environment variable with --api-key-env.");
  if (url.search !== "" || url.hash !== "") throw new AuditError("bad-input", `--endpoint: the URL of ${url.host} has a query or fragment`, "Give the base URL alone, such as https://host/v1.");
  const base = url.href.replace(/\/+$/, "");
  return base.replace(/\/chat\/completions$/, "");
}

function toProtocol(protocol: string | undefined): string {
  if (protocol === undefined || protocol === "auto") return defaultProtocol;
  return findCodec(protocol).id;
}

function toCredential(env: string | undefined): Credential {
  if (env === undefined) return { kind: "none" };
  if (!environmentName.test(env)) throw new AuditError("bad-input", "--api-key-env: takes the name of an environment variable, and what was given is not one", "Give the name, such as OPENAI_API_KEY, never the key itself.");
  return { kind: "bearer", env };
}

function toHeader(pair: string): [string, HeaderValue] {
  const cut = pair.indexOf("=");
  const name = pair.slice(0, Math.max(cut, 0)).trim();
  if (!/^[A-Za-z0-9-]+$/.test(name)) throw new AuditError("bad-input", `--header: "${pair.slice(0, 20)}" is not NAME=VALUE`, "Give a header as X-Name=value or X-Name=env:VARIABLE.");
  const value = pair.slice(cut + 1);
  if (value.startsWith("env:")) {
    const env = value.slice(4);
    if (!environmentName.test(env)) throw new AuditError("bad-input", `--header ${name}: env: takes the name of an environment variable`, `Give --header ${name}=env:VARIABLE.`);
    return [name, { env }];
  }
  if (secretHeader.test(name)) throw new AuditError("bad-input", `--header ${name}: looks like a secret written out`, `Put it into an environment variable and give --header ${name}=env:VARIABLE.`);
  return [name, { value }];
}
