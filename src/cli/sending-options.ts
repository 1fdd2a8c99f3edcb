/** The flags that every sending command shares; defaults live in one place and after the configuration file. */
import { type Command, InvalidArgumentError } from "commander";
import type { AcceptRow, Gate } from "../model/gate.js";

/** Flags as typed; undefined where neither given nor defaulted. Keys are the configuration file's too. */
export interface SendingFlags {
  endpoint?: string; model?: string; claim?: string;
  protocol?: string; provider?: string; apiKeyEnv?: string; header?: string[]; envFile?: string;
  suite?: string[]; only?: string[]; skip?: string[]; depth?: string;
  maxRequests?: number; maxUsd?: number; price?: [number, number]; maxTime?: number; timeout?: number;
  concurrency?: number; rate?: number; seed?: number; reference?: string[]; control?: string;
  out?: string; format?: string[]; failOn?: string; redactText?: boolean;
  config?: string; sign?: string; json?: boolean; quiet?: boolean; dryRun?: boolean; resume?: string;
  baseline?: string; history?: string; initHistory?: boolean; allowInconclusive?: number; runLength?: number; notifyEnv?: string; notifyKind?: string;
  gates?: readonly Gate[]; accept?: readonly AcceptRow[];
}

export function addSendingOptions(command: Command): Command {
  return command
    .option("--endpoint <url>", "base URL of the API, up to and including its version: https://host/v1")
    .option("--model <id>", "model id to ask for")
    .option("--protocol <name>", "wire protocol: auto, openai-chat (default: auto)")
    .option("--provider <name>", "who sells it, for references and prices by channel")
    .option("--api-key-env <var>", "environment variable that holds the key; without it no key is sent")
    .option("--header <k=v...>", "header sent with every request; K=env:VAR takes the value from the environment", collect)
    .option("--env-file <file>", "read environment variables from this file")
    .option("--suite <a,b>", "suites to run, by name or by the path of your own suite's folder (default: identity,billing,consistency,latency,censorship)", commaList)
    .option("--only <probe...>", "ask only these probes", collect)
    .option("--skip <probe...>", "leave these probes out", collect)
    .option("--depth <depth>", "quick (≤ 60 requests), standard (≤ 200) or deep (≤ 600)")
    .option("--max-requests <n>", "never send more requests than this, retries included", wholeNumber)
    .option("--max-usd <x>", "never risk more money than this (default: 1 where the price is known)", money)
    .option("--price <in,out>", "USD per million input and output tokens", pricePair)
    .option("--max-time <d>", "stop, resumably, after this long: 90s, 10m, 1h", duration)
    .option("--timeout <d>", "give up on one request after this long (default: 120s)", duration)
    .option("--concurrency <n>", "requests in flight (default: 1); latency probes always run alone", wholeNumber)
    .option("--rate <n/min>", "requests a minute (default: 60)", perMinute)
    .option("--seed <n>", "repeat the questions of an earlier run", seedNumber)
    .option("--out <dir>", "folder for recording and reports")
    .option("--redact-text", "keep prompts and replies out of every report")
    .option("--config <file>", "configuration file (default: ai-audit.yaml where there is one)")
    .option("--json", "print the result as JSON on stdout")
    .option("--quiet", "no progress");
}

export function collect(value: string, previous: string[] | undefined): string[] {
  return [...(previous ?? []), value];
}

export function commaList(value: string): string[] {
  const items = value.split(",").map((item) => item.trim()).filter((item) => item !== "");
  if (items.length === 0) throw new InvalidArgumentError("give at least one name");
  return items;
}

export function wholeNumber(value: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(value)) throw new InvalidArgumentError("give a whole number from 1");
  return Number(value);
}

export function countFrom0(value: string): number {
  if (!/^[0-9]{1,4}$/.test(value)) throw new InvalidArgumentError("give a whole number from 0 to 9999");
  return Number(value);
}

function seedNumber(value: string): number {
  if (!/^[0-9]{1,10}$/.test(value) || Number(value) > 0xffffffff) throw new InvalidArgumentError("give a whole number from 0 to 4294967295");
  return Number(value);
}

function money(value: string): number {
  const amount = Number(value);
  if (value.trim() === "" || !Number.isFinite(amount) || amount < 0) throw new InvalidArgumentError("give an amount in USD, such as 0.5");
  return amount;
}

function pricePair(value: string): [number, number] {
  const [input, output, ...rest] = value.split(",").map(money);
  if (input === undefined || output === undefined || rest.length > 0) throw new InvalidArgumentError("give two prices in USD per million tokens: 3,15");
  return [input, output];
}

function perMinute(value: string): number {
  const match = /^([0-9]+(?:\.[0-9]+)?)(?:\/min)?$/.exec(value);
  const rate = Number(match?.[1]);
  if (match === null || !(rate > 0)) throw new InvalidArgumentError("give requests a minute, such as 60/min");
  return rate;
}

const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** "90s", "10m", "1h", "500ms", or plain seconds; in milliseconds. */
export function duration(value: string): number {
  const match = /^([0-9]+(?:\.[0-9]+)?)(ms|s|m|h)?$/.exec(value.trim());
  const amount = Number(match?.[1]);
  if (match === null || !(amount > 0)) throw new InvalidArgumentError("give a time such as 90s, 10m or 1h");
  return amount * unitMs[(match[2] ?? "s") as keyof typeof unitMs];
}
