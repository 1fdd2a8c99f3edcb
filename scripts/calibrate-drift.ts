/** Finds the drift that gives the distances measured between honest sessions and between honest providers, on the one-word answers of 33 models. Prints JSON. */
import { parseArgs } from "node:util";
import { readAnswerCorpus } from "../bench/answer-corpus.js";
import { createRandom } from "../src/stats/create-random.js";
import { drawPolya } from "../src/stats/draw-polya.js";
import { median } from "../src/stats/median.js";

const { values } = parseArgs({ options: { corpus: { type: "string" }, samples: { type: "string", default: "15" } } });
if (values.corpus === undefined) throw new Error("give --corpus FILE, shaped like single-token/distributions.json");
const corpus = readAnswerCorpus(values.corpus);
const samples = Number(values.samples);
const random = createRandom("calibrate/drift");
/** As good as no drift. */
const steady = 1e6;

/** Jensen–Shannon divergence in bits. */
function divergence(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, count, at) => {
    const [p, q] = [count / samples, (b[at] ?? 0) / samples];
    const mean = (p + q) / 2;
    return sum + (p > 0 ? (p * Math.log2(p / mean)) / 2 : 0) + (q > 0 ? (q * Math.log2(q / mean)) / 2 : 0);
  }, 0);
}

/** Two samples of one model, the second after a drift of this concentration: the median over models of the mean over cells. */
function typicalDivergence(concentration: number): number {
  const byModel = corpus.counts.map((row) => {
    const distances = row.flatMap((counts) => {
      if (counts === null) return [];
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      const shares = Object.values(counts).map((count) => count / total);
      return [divergence(drawPolya(shares.map((share) => share * steady), samples, random), drawPolya(shares.map((share) => share * concentration), samples, random))];
    });
    return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  });
  return median(byModel) ?? 0;
}

const result = [steady, 60, 40, 30, 20, 15, 10, 7, 5, 4, 3, 2].map((concentration) => ({ concentration, medianDivergence: Number(typicalDivergence(concentration).toFixed(4)) }));
process.stdout.write(`${JSON.stringify({ samples, published: { halves: 0.075, sameDeployment: 0.14, crossProvider: 0.227, differentModels: 0.463, source: "arXiv:2607.10252" }, result }, null, 2)}\n`);
