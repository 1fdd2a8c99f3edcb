/** Says the verdict in one plain sentence, and what to do next with what it costs. */
import type { Analysis } from "../model/analysis.js";
import type { Candidate } from "../model/candidate.js";
import { depthCeilings } from "../model/plan.js";
import type { RecordingHeader } from "../model/recording.js";
import type { InconclusiveReason, Power, Verdict } from "../model/verdict.js";
import { alpha, anytimePValue } from "./decide-claim.js";
import { formatP } from "./format-p.js";
import { enoughPower, unlistedSibling } from "./state-power.js";
import type { ClaimTest } from "./test-claim.js";
import type { WeighedClaim } from "./weigh-observations.js";

export interface VerdictFacts {
  readonly header: RecordingHeader;
  readonly analysis: Analysis;
  readonly candidates: readonly Candidate[];
  readonly test: ClaimTest | null;
  readonly weighed: WeighedClaim | null;
  /** The reference's answers speak against the endpoint, and the endpoint's do not speak against the reference. */
  readonly oneSided: boolean;
  readonly power: Power;
  readonly claim: Verdict["claim"];
  readonly reason: InconclusiveReason | null;
}

/** A rival is named when it is this likely. */
const likelyPosterior = 0.9;

export function saySentence({ header, analysis, candidates, test, weighed, oneSided, power, claim, reason }: VerdictFacts): string {
  const name = header.endpoint.claim;
  const counts = test === null || test.cells.length === 0 ? "" : `${test.validSamples} answers to ${test.cells.length} wordings`;
  switch (claim) {
    case "inconsistent": {
      const first = candidates[0];
      const isLikely = first !== undefined && first.fingerprint !== null && first.posterior >= likelyPosterior;
      const rival = !isLikely ? "; no listed model explains them better" : isNameable(first, candidates) ? `; ${first.model} explains them best` : "; which model gave them is open";
      return `The answers are not those of ${name}: ${counts} differ more than an honest endpoint's would in ${alpha * 100} of 100 runs (${formatP(anytimePValue(weighed?.logE ?? 0))})${rival}.`;
    }
    case "consistent": return `The answers are consistent with ${name}: ${counts} fit its reference (${formatP(test?.pValue ?? 1)}), and a full swap to another vendor's model would have been noticed${power.smallestShare !== null && power.smallestShare < 1 ? `, as would ${power.smallestShare * 100} % of the requests` : ". A smaller share of the requests could be another model's unseen"}.${sibling(power)}`;
    case "inconclusive": return analysis.tally.attempts === 0 ? `Whether this is ${name} cannot be said: the limits of the run allowed no request.` : `${oneSided ? sayOneSided(name, counts) : sayInconclusive(reason, name, counts, analysis)}${sayLikest(candidates, reason)}`;
  }
}

/** Chance of noticing a full swap to a sibling, where it is worth a warning. */
function sibling({ rows }: Power): string {
  const chance = rows.find(({ against, share }) => against === unlistedSibling && share === 1)?.power ?? null;
  return chance === null || chance >= enoughPower ? "" : ` A smaller model of the same vendor would have been noticed in ${Math.round(chance * 100)} of 100 runs only.`;
}

const few = { replies: 8, limit: 0.013 } as const;
const many = { replies: 16, limit: 0.0018 } as const;
/** By the style of fewer neither a model nor a family is named: one sentence that a server gives to everything shows as such by the third time. */
const fewestReplies = 3;

/**
 * Above this probability of all unlisted models together no model is named: 3 % of honest samples pass it at 8 replies and 5 % at 16
 * (`bench identify --split question:3/5`, 420 samples of each). In between on a logarithmic scale; more replies leave less doubt.
 */
export function nameableUnlisted(replies: number): number {
  if (replies < fewestReplies) return 0;
  const place = Math.min(1, Math.max(0, Math.log(replies / few.replies) / Math.log(many.replies / few.replies)));
  return few.limit * (many.limit / few.limit) ** place;
}

/** Where no reference binds, what the rest of the evidence is likest: a ranking, never a conviction. */
function sayLikest(candidates: readonly Candidate[], reason: InconclusiveReason | null): string {
  const [first] = candidates;
  if (first === undefined || reason === "rate-limited" || reason === "tie") return "";
  if (countReplies(first) < fewestReplies) return "";
  if (isNameable(first, candidates)) return ` What it does is likest ${first.model} (${percent(first.posterior)} among the listed models and "none of these"), which ranks and does not convict.`;
  const families = [...new Set(candidates.flatMap(({ family }) => (family === null ? [] : [family])))].map((family) => ({ family, share: candidates.reduce((sum, candidate) => sum + (candidate.family === family ? candidate.posterior : 0), 0) }));
  const likely = families.find(({ family, share }) => share >= likelyPosterior && candidates.some((candidate) => candidate.family === family && isSupported(candidate)));
  return likely === undefined ? "" : ` What it does is likest a model of the ${likely.family} family (${percent(likely.share)}); which one is open.`;
}

/** Replies behind a candidate's evidence: of style, or as many as a run's answers are worth. */
function countReplies({ comparisons }: Candidate): number {
  const styled = comparisons.find(({ key }) => key === "style")?.samples;
  const answered = comparisons.some(({ key, logLikelihoodRatio }) => key === "answer-distribution" && logLikelihoodRatio !== null);
  return answered ? Math.max(styled ?? 0, few.replies) : styled ?? few.replies;
}

function isNameable(first: Candidate, candidates: readonly Candidate[]): boolean {
  const unlisted = candidates.reduce((sum, { fingerprint, posterior }) => sum + (fingerprint === null ? posterior : 0), 0);
  return first.fingerprint !== null && isSupported(first) && first.posterior >= likelyPosterior && unlisted <= nameableUnlisted(countReplies(first));
}

/** What the model itself produces was compared, and speaks for it: reported counts and answers in another wording alone put no name into a verdict. */
function isSupported({ comparisons }: Candidate): boolean {
  const own = comparisons.filter(({ strength, result }) => strength === "strong" && result !== "skipped");
  return own.reduce((sum, { samples }) => sum + samples, 0) >= fewestReplies && own.reduce((sum, { logLikelihoodRatio }) => sum + (logLikelihoodRatio ?? 0), 0) > 0;
}

function percent(share: number): string {
  return `${Math.min(99, Math.floor(share * 100))} %`;
}

function sayOneSided(name: string, counts: string): string {
  return `Whether this is ${name} cannot be said: ${counts} differ from the reference's, and no more than they would if the reference had answered with less variety (another temperature, or a cache on its way).`;
}

function sayInconclusive(reason: InconclusiveReason | null, name: string, counts: string, { tally }: Analysis): string {
  switch (reason) {
    case "no-reference": return `Whether this is ${name} cannot be said: no reference of it is known. What it does is measured below.`;
    case "expired": return `Whether this is ${name} cannot be said: its reference has expired and only ranks candidates.`;
    case "rate-limited": return `Whether this is ${name} cannot be said: ${tally.rateLimited} of ${tally.attempts} attempts were refused for their rate.`;
    case "interrupted": return `Whether this is ${name} cannot be said: the run was interrupted${counts === "" ? "" : ` after ${counts}`}.`;
    case "tie": return `The answers fit ${name}, and another listed model about as well: ${counts} do not tell them apart.`;
    case "low-coverage": case null: return `Whether this is ${name} cannot be said yet: ${counts === "" ? "nothing" : counts} could be compared, too little or too mixed for a verdict either way.`;
  }
}

export function sayNext({ header, analysis, power, claim, reason }: VerdictFacts): string {
  const deeper = sayDeeper(header);
  if (analysis.tally.attempts === 0) return "Raise the limit that stopped it (`--max-usd`, `--max-requests`, `--max-time`) and run again; `--dry-run` shows what the questions cost.";
  switch (claim) {
    case "inconsistent": return `Do not buy on this claim. Send the vendor this report with the exchange ids below, and repeat with another seed to be sure: ${deeper ?? sayRun(header, "deep")}.`;
    case "consistent": return `The answers fit the claim${deeper !== null && (power.smallestShare === null || power.smallestShare > 0.3) ? `; to see smaller substituted shares: ${deeper}` : ""}. Read the findings before you buy.`;
    case "inconclusive": break;
  }
  switch (reason) {
    case "no-reference": return "Measure the model where you trust it, then compare: `ai-audit enroll --endpoint TRUSTED --model ID --as NAME`, then this run with `--reference FILE`.";
    case "expired": return "Measure the model again where you trust it: `ai-audit enroll --endpoint TRUSTED --model ID --as NAME`.";
    case "rate-limited": return "Run again more slowly, such as `--rate 10`, or ask the vendor to raise the limit.";
    case "interrupted": return "Go on where it stopped: `ai-audit run --resume RECORDING`.";
    case "tie": case "low-coverage": case null: return deeper === null ? `This was the deepest run there is. Ask again with another seed, for answers that are new: ${sayRun(header, "deep")}.` : `Ask more: ${deeper}.`;
  }
}

/** A run that asks more than this one did; null after the deepest. One that was kept shorter than its depth has its own left. */
function sayDeeper(header: RecordingHeader): string | null {
  const { depth, maxRequests } = header.options;
  if (depth !== "deep") return sayRun(header, depth === "quick" ? "standard" : "deep");
  return maxRequests < depthCeilings.deep ? sayRun(header, "deep", ` --max-requests ${depthCeilings.deep}`) : null;
}

/** At the same depth another seed is named, which draws anew. */
function sayRun(header: RecordingHeader, depth: "standard" | "deep", more = ""): string {
  const seed = depth === header.options.depth ? ` --seed ${(header.options.seed + 1) % 2 ** 32}` : "";
  return `\`ai-audit run --depth ${depth}${seed}${more}\` (at most ${depthCeilings[depth]} requests${cost(header, depthCeilings[depth])})`;
}

/** Scaled from what this run's limit allows, where money is known. */
function cost({ options }: RecordingHeader, requests: number): string {
  if (options.price === null) return "";
  /** Tokens of a typical request of the default suites: measured on the lab's personas at standard depth. */
  const typical = { input: 60, output: 90 };
  const usd = (requests * (typical.input * options.price.inputUsd + typical.output * options.price.outputUsd)) / 1e6;
  return `, about $${usd < 0.01 ? usd.toFixed(4) : usd.toFixed(2)}`;
}
