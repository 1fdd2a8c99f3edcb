/** Looks for moderation events in a corpus of real exchanges, and compares what is said with what the bodies hold. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { readLog } from "../../src/bridge/read-log.js";
import { findFilterEvent } from "../../src/analyze/layers/find-filter-event.js";
import type { Json } from "../../src/model/json.js";
import { findCodec } from "../../src/pipeline/find-codec.js";
import { loadResources } from "../../src/pipeline/load-resources.js";
import { transcribeOne } from "../../src/pipeline/transcribe.js";
import type { Trial } from "../layers.js";

export async function judgeCorpus(path: string): Promise<Trial[]> {
  const files = statSync(path).isDirectory() ? readdirSync(path).filter((name) => /\.jsonl(\.gz)?$/.test(name)).sort().map((name) => join(path, name)) : [path];
  const { signatures } = loadResources([], null);
  const codec = findCodec("openai-chat");
  const trials: Trial[] = [];
  for (const file of files) {
    for await (const exchange of readLog(file).exchanges) {
      const event = findFilterEvent(transcribeOne(exchange, codec), signatures);
      const expected = exchange.outcome.kind === "logged" ? truthOf(exchange.outcome.body) : "none";
      // The bodies name the vendor; the arm is what the body says, so that the events stand apart from the thousands without.
      const said = event === null ? "none" : `${event.side ?? "unknown side"} of ${event.whose}`;
      const right = expected === said;
      trials.push({ arm: expected, expected, said: event !== null && event.side === null ? null : said, correct: event !== null && event.side === null ? null : right, detail: right ? null : { file: file.split("/").at(-1) ?? "", id: exchange.id, signature: event?.signature ?? null } });
    }
  }
  return trials;
}

/** Read off the body's text, not by signature: which side an inspection names, or a stop called content_filter, and who is said to have served it. */
function truthOf(body: Json): string {
  const text = JSON.stringify(body);
  const withoutContent = JSON.stringify(body, (key, value: unknown) => (key === "content" || key === "reasoning" ? undefined : value));
  const provider = /"provider(?:_name)?":"([^"]+)"/.exec(text)?.[1] ?? "unknown";
  if (/data_inspection_failed/.test(withoutContent)) return `${/Input (?:text )?data/.test(withoutContent) ? "input" : "output"} of ${provider}`;
  if (/"(?:native_)?finish_reason":"(?:content_filter|sensitive|SAFETY|PROHIBITED_CONTENT|BLOCKLIST|SPII|refusal)"/.test(withoutContent)) return `output of ${provider}`;
  return "none";
}
