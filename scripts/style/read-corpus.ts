/** Reads a folder of LOG files with the names of their models; what else a line holds (`model`, `set`, `question_id`) is used where it is there. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { countFeatures } from "../../src/analyze/style/count-features.js";
import { digestText } from "../../src/analyze/style/digest-text.js";
import { findScript } from "../../src/analyze/style/find-script.js";
import { readReplyParts } from "../../src/analyze/style/read-reply-parts.js";
import { hasWords } from "../../src/analyze/style/has-words.js";
import { repeatsPrompt } from "../../src/analyze/style/repeats-prompt.js";
import { splitText } from "../../src/analyze/style/split-text.js";
import { fewestPieces } from "../../src/analyze/analyzers/style.js";
import { readAnswer } from "../../src/analyze/read-answer.js";
import type { Exchange } from "../../src/model/exchange.js";
import { logLineSchema } from "../../src/model/log-line.js";
import type { Transcript } from "../../src/model/transcript.js";
import { defaultProtocol, findCodec } from "../../src/pipeline/find-codec.js";
import { transcribeOne } from "../../src/pipeline/transcribe.js";
import type { TrainingReply } from "./training-reply.js";

export interface CorpusExchange {
  readonly model: string;
  readonly question: number;
  readonly set: string;
  readonly at: string | null;
  readonly provider: string | null;
  readonly transcript: Transcript;
}

const lineSchema = logLineSchema.extend({ model: z.string().optional(), set: z.string().optional(), question_id: z.string().optional(), at: z.string().nullish() });

export function readCorpus(folder: string): CorpusExchange[] {
  return readdirSync(folder).filter((name) => /\.jsonl(\.gz)?$/.test(name)).sort().flatMap((name) => readFile(join(folder, name), name));
}

function readFile(path: string, name: string): CorpusExchange[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const codec = findCodec(defaultProtocol);
  return text.split("\n").filter((line) => line.trim() !== "").map((line, seq) => {
    const row = lineSchema.parse(JSON.parse(line));
    const exchange: Exchange = {
      kind: "exchange", id: `l${seq + 1}`, seq, plannedAfter: null, side: "target", probe: null, step: "logged", sample: 0, fill: {}, attempt: 1, final: true,
      request: { method: "POST", url: "", headers: [], body: JSON.stringify(row.request) }, startedAt: null, timing: null, outcome: { kind: "logged", body: row.response },
    };
    const { provider } = z.looseObject({ provider: z.string().nullish() }).catch({ provider: null }).parse(row.response);
    return {
      model: row.model ?? row.request.model ?? name.replace(/\.jsonl(\.gz)?$/, "").replace("__", "/"),
      question: Number(/(\d+)$/.exec(row.question_id ?? "")?.[1] ?? numberPrompt(exchange.request.body)), set: row.set ?? "", at: row.at ?? null, provider: provider ?? null,
      transcript: transcribeOne(exchange, codec),
    };
  });
}

/** Where prompts have no number: one of their own, so that the same prompt to two models falls on one side of a split. */
function numberPrompt(body: string): number {
  const { messages } = z.looseObject({ messages: z.unknown() }).parse(JSON.parse(body));
  return createHash("sha256").update(JSON.stringify(messages ?? null)).digest().readUInt16LE(0);
}

const counted = new WeakMap<CorpusExchange, { readonly reply: TrainingReply | null }>();

/** Null for a reply without style: an error, a block, a word or two. Counted once an exchange. */
export function toTrainingReply(exchange: CorpusExchange): TrainingReply | null {
  const known = counted.get(exchange) ?? { reply: countReply(exchange) };
  counted.set(exchange, known);
  return known.reply;
}

function countReply({ model, question, set, transcript }: CorpusExchange): TrainingReply | null {
  if (transcript.reply === null || readAnswer(transcript).kind === "missing") return null;
  const { text, reasoning } = readReplyParts(transcript.reply);
  if (splitText(text.slice(0, fewestPieces * 64)).length < fewestPieces) return null;
  if (repeatsPrompt(text, transcript.step.messages.at(-1)?.content ?? "")) return null;
  if (!hasWords(splitText(text))) return null;
  const features = countFeatures(text, reasoning);
  return { model, digest: digestText(text), question, set, script: findScript(text), hasReasoning: reasoning !== "", features: Int32Array.from(features.keys()), values: Float32Array.from(features.values()) };
}
