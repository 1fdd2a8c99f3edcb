/** How the classifier does on what its fit had not seen: other vendors and questions, other models, the other corpus, another set. */
import { summarize, type Judged } from "../../bench/count-confusion.js";
import type { Truth } from "../../bench/read-labelled.js";
import { scoreForest } from "../../src/analyze/reply/learned/score-forest.js";
import { fitClassifier } from "./fit-classifier.js";
import type { TrainingRow } from "./read-training.js";

/** Vendors and questions are dealt into this many parts each; a row is judged by a fit without its vendor's part and without its question's. */
const PARTS = 3;

interface Scored extends Judged { readonly row: TrainingRow }

export function evaluateSplits(speechmap: readonly TrainingRow[], refusals: readonly TrainingRow[], own: readonly TrainingRow[]): object {
  const vendors = [...new Set(speechmap.map(({ vendor }) => vendor))].sort();
  const partOf = new Map(vendors.map((vendor, index) => [vendor, index % PARTS]));
  const crossed: Scored[] = [];
  for (let vendorPart = 0; vendorPart < PARTS; vendorPart += 1) {
    for (let questionPart = 0; questionPart < PARTS; questionPart += 1) {
      const seen = speechmap.filter(({ vendor, question }) => partOf.get(vendor) !== vendorPart && question % PARTS !== questionPart);
      crossed.push(...judge([...seen, ...refusals, ...own], speechmap.filter(({ vendor, question }) => partOf.get(vendor) === vendorPart && question % PARTS === questionPart)));
    }
  }
  const models = [...new Set(refusals.map(({ line }) => line.model))].sort();
  const byModel = models.flatMap((model) => judge([...speechmap, ...own, ...refusals.filter(({ line }) => line.model !== model)], refusals.filter(({ line }) => line.model === model)));
  const us = (row: TrainingRow): boolean => row.line.set === "us_criticism";
  return {
    otherVendorsAndQuestions: { ...byName(crossed, ({ line }) => line.language), all: summarize(crossed) },
    otherModelsOfXstest: { ...byName(byModel, ({ line }) => line.model), all: summarize(byModel) },
    speechmapToXstest: summarize(judge([...speechmap, ...own], refusals)),
    xstestToSpeechmap: byName(judge([...refusals, ...own], speechmap), ({ line }) => line.language),
    otherSetsToUs: summarize(judge([...speechmap.filter((row) => !us(row)), ...refusals, ...own], speechmap.filter(us))),
  };
}

function judge(seen: readonly TrainingRow[], unseen: readonly TrainingRow[]): Scored[] {
  const { features, forests, thresholds } = fitClassifier(seen);
  return unseen.map((row) => {
    const values = features.map((name) => row.features.get(name) ?? 0);
    const probability = (of: keyof typeof forests): number => 1 / (1 + Math.exp(-scoreForest(forests[of], values)));
    const said: Truth = probability("refused") >= thresholds.refused ? "DENIAL" : probability("withheld") >= thresholds.withheld ? "EVASIVE" : "COMPLETE";
    return { row, truth: row.truth, said };
  });
}

function byName(scored: readonly Scored[], nameOf: (row: TrainingRow) => string): Record<string, object> {
  return Object.fromEntries([...new Set(scored.map(({ row }) => nameOf(row)))].sort().map((name) => [name, summarize(scored.filter(({ row }) => nameOf(row) === name))]));
}
