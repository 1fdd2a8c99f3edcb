/** Reads `--control`: one target, as a URL, written out or in a file. */
import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { AuditError } from "../model/audit-error.js";
import { targetSchema, type Endpoint, type Price } from "../model/endpoint.js";
import { toEndpoint } from "./to-endpoint.js";

const remedy = "Give a URL, a file, or a target written out: {name: vendor, endpoint: https://host/v1, model: ID, apiKeyEnv: VARIABLE}.";
/** A target that was written out need not be named. */
const defaultName = "control";

/** `audited`: the endpoint that is audited, which a bare URL differs from by its address alone. */
export function toControl(given: string, audited: Endpoint): { readonly endpoint: Endpoint; readonly price: Price | null } {
  if (/^https?:\/\//i.test(given.trim())) return { endpoint: atOtherAddress(given.trim(), audited), price: null };
  const target = targetSchema.safeParse(named(readTarget(given)));
  if (!target.success) {
    const issue = target.error.issues[0];
    throw new AuditError("bad-input", `--control: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is not a target"}`, remedy);
  }
  const { endpoint, model, claim, apiKeyEnv, protocol, provider, price } = target.data;
  return {
    endpoint: toEndpoint({ endpoint, model, ...(claim !== undefined && { claim }), ...(apiKeyEnv !== undefined && { apiKeyEnv }), ...(protocol !== undefined && { protocol }), ...(provider !== undefined && { provider }) }),
    price: price ?? null,
  };
}

/** The same model by the same protocol. The audited endpoint's key and headers go to its own origin alone: they are no business of any other. */
function atOtherAddress(url: string, { baseUrl, model, protocol, credential, headers }: Endpoint): Endpoint {
  const control = toEndpoint({ endpoint: url, model, protocol });
  return new URL(control.baseUrl).origin === new URL(baseUrl).origin ? { ...control, credential, headers } : control;
}

function readTarget(given: string): unknown {
  const inline = given.trimStart().startsWith("{");
  if (!inline && !existsSync(given)) throw new AuditError("bad-input", `--control ${given}: there is no such file`, remedy);
  try {
    const value: unknown = parse(inline ? given : readFileSync(given, "utf8"));
    const targets = value !== null && typeof value === "object" && "targets" in value ? value.targets : value;
    if (!Array.isArray(targets)) return targets;
    if (targets.length !== 1) throw new Error(`it names ${targets.length} targets, and a control is one`);
    return targets[0];
  } catch (error) {
    throw new AuditError("bad-input", `--control: ${error instanceof Error ? error.message.split("\n")[0] ?? "" : String(error)}`, remedy);
  }
}

function named(target: unknown): unknown {
  return target !== null && typeof target === "object" && !("name" in target) ? { name: defaultName, ...target } : target;
}
