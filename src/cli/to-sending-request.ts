/** Merges flags over the configuration file over the defaults into one request. */
import { randomInt } from "node:crypto";
import { AuditError } from "../model/audit-error.js";
import { depths, type Depth } from "../model/plan.js";
import { defaultSuites, type SendingRequest } from "../pipeline/run-request.js";
import { loadConfig } from "./load-config.js";
import { readEnvFile, readSecrets } from "./read-environment.js";
import type { SendingFlags } from "./sending-options.js";
import { toControl } from "./to-control.js";
import { toEndpoint } from "./to-endpoint.js";

const defaults = { depth: "quick", timeoutMs: 120_000, concurrency: 1, ratePerMinute: 60 } as const;

/** The configuration file's settings with the flags' on top. */
export function mergeConfig(flags: SendingFlags): SendingFlags {
  return { ...loadConfig(flags.config), ...flags };
}

export function toSendingRequest(flags: SendingFlags): SendingRequest {
  const endpoint = toEndpoint(flags);
  const control = flags.control === undefined ? null : toControl(flags.control, endpoint);
  const environment = readEnvFile(flags.envFile);
  return {
    endpoint,
    secrets: { ...(control !== null && readSecrets(control.endpoint, environment)), ...readSecrets(endpoint, environment) },
    ...(control !== null && { control }),
    claimGiven: flags.claim !== undefined,
    suites: flags.suite ?? defaultSuites,
    only: flags.only ?? [],
    skip: flags.skip ?? [],
    depth: toDepth(flags.depth ?? defaults.depth),
    seed: flags.seed ?? randomInt(0, 2 ** 32),
    maxRequests: flags.maxRequests ?? null,
    maxUsd: flags.maxUsd,
    price: flags.price === undefined ? null : { inputUsd: flags.price[0], outputUsd: flags.price[1] },
    maxTimeMs: flags.maxTime ?? null,
    timeoutMs: flags.timeout ?? defaults.timeoutMs,
    concurrency: flags.concurrency ?? defaults.concurrency,
    ratePerMinute: flags.rate ?? defaults.ratePerMinute,
    references: flags.reference ?? [],
    redactText: flags.redactText ?? false,
  };
}

function toDepth(depth: string): Depth {
  const known = depths.find((name) => name === depth);
  if (known === undefined) throw new AuditError("bad-input", `--depth: "${depth}" is not known`, `Give one of: ${depths.join(", ")}.`);
  return known;
}
