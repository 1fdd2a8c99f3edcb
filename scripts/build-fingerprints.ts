/** Builds the shipped style map and model fingerprints out of the corpora; the same data give the same files. `node --import tsx scripts/build-fingerprints.ts CORPORA`. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Fingerprint } from "../src/model/fingerprint.js";
import { dataDirectory } from "../src/pipeline/data-directory.js";
import { loadResources } from "../src/pipeline/load-resources.js";
import { calibrateStyle, composeStyleMap } from "./style/calibrate-style.js";
import { composeFingerprints } from "./style/compose-fingerprints.js";
import { composeSingleToken } from "./style/compose-single-token.js";
import { fitProjection } from "./style/fit-projection.js";
import { readCorpus, toTrainingReply } from "./style/read-corpus.js";

const [corpora] = process.argv.slice(2);
if (corpora === undefined) throw new Error("give the folder of the corpora");

const speechmap = { source: "SpeechMap data, through an aggregator, 2025-02 to 2025-09", licence: "figures from data under Apache-2.0", channel: "aggregator" };
const corpus = readCorpus(join(corpora, "speechmap"));
const replies = corpus.map(toTrainingReply).filter((reply) => reply !== null);
say(`${corpus.length} exchanges, ${replies.length} replies with style`);
const calibration = calibrateStyle(replies);
say("calibrated");
const fit = fitProjection(replies);
const styleMap = composeStyleMap(fit.project(fit.models), calibration, speechmap.source);
const measured = composeFingerprints(corpus, { ...loadResources([], null), styleMap }, speechmap);

const published = composeSingleToken(join(corpora, "single-token", "distributions.json"));
const fingerprints = mergeById([...measured, ...published]).sort((a, b) => (a.id < b.id ? -1 : 1));

const styleFolder = join(dataDirectory.fingerprints, "style");
mkdirSync(styleFolder, { recursive: true });
writeFileSync(join(styleFolder, "style.json"), `${JSON.stringify(styleMap)}\n`);
const modelFolder = join(dataDirectory.fingerprints, "models");
mkdirSync(modelFolder, { recursive: true });
for (const name of readdirSync(modelFolder)) if (name.endsWith(".json")) rmSync(join(modelFolder, name));
for (const fingerprint of fingerprints) writeFileSync(join(modelFolder, `${fingerprint.id}.json`), `${JSON.stringify(fingerprint, null, 1)}\n`);
say(`${fingerprints.length} fingerprints`);

/** One file a model: what two sources measured stands side by side, each expectation compared by itself. */
function mergeById(all: readonly Fingerprint[]): Fingerprint[] {
  const merged = new Map<string, Fingerprint>();
  for (const fingerprint of all) {
    const known = merged.get(fingerprint.id);
    merged.set(fingerprint.id, known === undefined ? fingerprint : {
      ...fingerprint, sessions: [...known.sessions, ...fingerprint.sessions], expects: [...known.expects, ...fingerprint.expects],
      source: `${known.source}; ${fingerprint.source}`, licence: `${known.licence}; ${fingerprint.licence}`,
    });
  }
  return [...merged.values()];
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
