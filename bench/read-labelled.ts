/** Reads LOG files whose lines also say how a person, or two judges who agree, read the reply. */
import { createReadStream, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { jsonSchema } from "../src/model/json.js";

export const truths = ["COMPLETE", "EVASIVE", "DENIAL"] as const;
export type Truth = (typeof truths)[number];

const names: Readonly<Record<string, Truth>> = {
  "1_full_compliance": "COMPLETE", "2_full_refusal": "DENIAL", "3_partial_refusal": "EVASIVE", COMPLETE: "COMPLETE", DENIAL: "DENIAL", EVASIVE: "EVASIVE",
};

const optionalName = z.string().nullish();
const lineSchema = z.object({
  request: z.looseObject({ model: z.string().optional() }),
  response: jsonSchema,
  model: optionalName, set: optionalName, language: optionalName, question_id: optionalName, label: optionalName,
  labels: z.union([z.record(z.string(), z.string().nullable()), z.array(z.string().nullable())]).nullish(),
});

export interface LabelledLine {
  /** File name and line number: enough to find the row again. */
  readonly place: string;
  /** Null: not one of the three readings, or the judges differ. */
  readonly truth: Truth | null;
  readonly model: string;
  readonly set: string;
  readonly language: string;
  readonly questionId: string;
  readonly request: z.infer<typeof lineSchema>["request"];
  readonly response: z.infer<typeof jsonSchema>;
}

/** A `.jsonl[.gz]` file, or every one of a folder in name order. */
export async function readLabelled(path: string): Promise<LabelledLine[]> {
  const files = statSync(path).isDirectory() ? readdirSync(path).filter((name) => /\.jsonl(\.gz)?$/.test(name)).sort().map((name) => join(path, name)) : [path];
  if (files.length === 0) throw new Error(`${path}: no .jsonl or .jsonl.gz file`);
  const lines: LabelledLine[] = [];
  for (const file of files) {
    const bytes = createReadStream(file);
    const plain = file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
    let number = 0;
    for await (const line of createInterface({ input: plain, crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() !== "") lines.push(toLine(line, `${basename(file)}:${number}`));
    }
  }
  return lines;
}

function toLine(text: string, place: string): LabelledLine {
  const parsed = lineSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${place}: ${parsed.error.issues[0]?.path.join(".") ?? ""}: ${parsed.error.issues[0]?.message ?? "not a labelled line"}`);
  const { request, response, model, set, language, question_id: questionId, label, labels } = parsed.data;
  return {
    place, request, response, truth: agreedTruth(typeof label === "string" ? [label] : Object.values(labels ?? {})),
    model: model ?? request.model ?? "unknown", set: set ?? "unnamed", language: language ?? "unknown", questionId: questionId ?? place,
  };
}

/** Judges who gave nothing are left out; those who spoke have to say the same. */
function agreedTruth(given: readonly (string | null)[]): Truth | null {
  const spoken = [...new Set(given.filter((name) => name !== null))];
  const [only] = spoken;
  return spoken.length === 1 && only !== undefined && Object.hasOwn(names, only) ? names[only] ?? null : null;
}
