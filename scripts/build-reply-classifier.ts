/** Builds fingerprints/replies/reply-classifier.json from labelled replies; with --evaluate, prints how it does on models and questions held apart instead. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { evaluateSplits } from "./reply-classifier/evaluate-splits.js";
import { fitClassifier } from "./reply-classifier/fit-classifier.js";
import { readOwnExamples, readTraining } from "./reply-classifier/read-training.js";

const { values } = parseArgs({ options: {
  speechmap: { type: "string" }, refusals: { type: "string" }, evaluate: { type: "boolean", default: false },
  out: { type: "string", default: fileURLToPath(new URL("../fingerprints/replies/reply-classifier.json", import.meta.url)) },
} });

if (values.speechmap === undefined || values.refusals === undefined) throw new Error("give --speechmap DIR and --refusals DIR");
const speechmap = await readTraining(values.speechmap);
const refusals = await readTraining(values.refusals);
const own = readOwnExamples();
if (values.evaluate) process.stdout.write(`${JSON.stringify(evaluateSplits(speechmap, refusals, own), null, 2)}\n`);
else {
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, `${JSON.stringify(fitClassifier([...speechmap, ...refusals, ...own]))}\n`);
}
