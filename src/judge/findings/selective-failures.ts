/** Questions that could tell the model apart are turned away while ordinary ones are answered: nothing is proved, and nothing can be. */
import type { Probe } from "../../model/probe.js";
import type { Suite } from "../../model/suite.js";
import { fisherExact } from "../../stats/fisher-exact.js";
import { wilsonInterval } from "../../stats/wilson-interval.js";
import { formatP } from "../format-p.js";
import { findSharedPiece } from "./find-shared-piece.js";
import type { FindingRule } from "./finding-rule.js";
import { evidenceOf, pick } from "./pick.js";

/** Analyzers whose evidence can convict (docs/how-verdicts-are-reached.md). */
const convicting: ReadonlySet<string> = new Set(["answer-distribution", "cut-boundary"]);
/** One-sided exact tests. Errors come in bursts and by the letters of a question, which an exact test of requests does not know of, so questions are tested too and the limits lie far below the usual 5 %; measured on simulated honest runs in the test. */
const significance = 0.01;
const strongSignificance = 0.001;
/** One probe that fails has its own text or setting for a cause. */
const FAILING_PROBES = 2;

/** What became of one question (a probe in one of its wordings). */
interface Question { readonly name: string; readonly probe: string; readonly strong: boolean; readonly answered: number; readonly failed: number; readonly pages: number }
interface Share { readonly k: number; readonly n: number }

export const selectiveFailures: FindingRule = (observations, { header }) => {
  const picked = pick(observations, "failures-by-probe", "distribution");
  const questions = readQuestions(picked.map(({ value }) => value.counts), header.suites);
  const asked = questions.filter(({ answered, failed }) => answered + failed > 0);
  const [own, other] = [asked.filter(({ strong }) => strong), asked.filter(({ strong }) => !strong)];
  if (other.length === 0 || new Set(own.filter(fails).map(({ probe }) => probe)).size < FAILING_PROBES) return [];
  const [ownQuestions, otherQuestions, ownRequests, otherRequests] = [countQuestions(own), countQuestions(other), countRequests(own), countRequests(other)];
  // By question, since one cause fails all requests of a question; and by request, since a question that was asked once fails by one accident.
  const pValue = Math.max(test(ownQuestions, otherQuestions), test(ownRequests, otherRequests));
  if (pValue > significance) return [];
  const names = (failing: boolean): string[] => asked.filter((question) => fails(question) === failing).map(({ name }) => name);
  const piece = findSharedPiece(names(true), names(false), header.suites);
  const isStrong = pValue <= strongSignificance && piece === null;
  const pages = questions.reduce((sum, question) => sum + question.pages, 0);
  return [{
    id: "selective-failures", area: "transport", severity: isStrong ? "medium" : "low", credibility: isStrong ? "likely" : "possible",
    title: `${sayPart(ownRequests)} that tell models apart fail, ordinary ones are answered`,
    detail: `Between the first failure and the last, most requests failed of ${sayShare(ownQuestions)} questions that could tell the model apart and of ${sayShare(otherQuestions)} others; request by request, ${sayShare(ownRequests)} and ${sayShare(otherRequests)} (the larger p-value of two one-sided exact tests, by question and by request: ${formatP(pValue)}). Errors, empty replies where other short ones have text, and blocks by a filter count as failures; rate limits, overload, errors that name a setting of their request, and ceilings spent before any text do not. The claim cannot be tested this way, and that counts neither for it nor against it.`,
    evidence: evidenceOf(picked),
    innocentCauses: [
      { cause: "the endpoint does not take a setting of these questions (a small max_tokens, a temperature) and does not say so", checked: false, result: "send one of these requests with a larger max_tokens and without temperature" },
      { cause: "the endpoint was failing for a time", checked: true, result: `${otherRequests.n - otherRequests.k} of ${otherRequests.n} other requests in the same stretch were answered` },
      { cause: "a web firewall that blocks code-like text", checked: true, result: `${pages === 0 ? "no reply was a firewall's page" : `${pages} replies were a firewall's page (403, 406, 415 or 451 with HTML) and are left out`}; of these questions ${ownQuestions.k} with texts of their own failed` },
      { cause: "a rule on one word or sign, whatever is asked", checked: true, result: piece === null ? "no word or sign is in all questions that failed and in none that was answered" : `"${piece}" is in all questions that failed and in none that was answered` },
      { cause: "a filter that takes short questions for abuse", checked: false, result: "ask the vendor" },
    ],
    remedy: "Ask the vendor why these requests fail, with the response ids. Until they work, no audit can tell which model answers: buy only where they do.",
  }];
};

/** Labels are "ENDED PROBE/CELL". */
function readQuestions(distributions: readonly Readonly<Record<string, number>>[], suites: readonly Suite[]): readonly Question[] {
  const strong = new Set(suites.flatMap(({ probes }) => probes.filter(canConvict).map(({ id }) => id)));
  const questions = new Map<string, Question>();
  for (const [label, times] of distributions.flatMap((counts) => Object.entries(counts))) {
    const name = label.slice(label.indexOf(" ") + 1);
    const probe = name.split("/")[0] ?? "";
    const known = questions.get(name) ?? { name, probe, strong: strong.has(probe), answered: 0, failed: 0, pages: 0 };
    const add = (ended: string): number => (label.startsWith(`${ended} `) ? times : 0);
    questions.set(name, { ...known, answered: known.answered + add("answered"), failed: known.failed + add("failed"), pages: known.pages + add("page") });
  }
  return [...questions.values()];
}

/** Those that send what some honest hosts do not know (native members, log-probabilities) may fail for that. */
function canConvict({ observes, steps }: Probe): boolean {
  return observes.some(({ analyzer }) => convicting.has(analyzer)) && steps.every(({ native, topLogprobs }) => Object.keys(native).length === 0 && topLogprobs === undefined);
}

function fails({ answered, failed }: Question): boolean {
  return failed > answered;
}

function countQuestions(questions: readonly Question[]): Share {
  return { k: questions.filter(fails).length, n: questions.length };
}

function countRequests(questions: readonly Question[]): Share {
  const sum = (of: (question: Question) => number): number => questions.reduce((all, question) => all + of(question), 0);
  return { k: sum(({ failed }) => failed), n: sum(({ answered, failed }) => answered + failed) };
}

function test(own: Share, other: Share): number {
  return fisherExact(own.k, own.n, other.k, other.n);
}

function sayPart({ k, n }: Share): string {
  return k === n ? "The questions" : k * 2 > n ? "Most of the questions" : "Some of the questions";
}

function sayShare({ k, n }: Share): string {
  const { low, high } = wilsonInterval(k, n);
  return `${k} of ${n} (${Math.round(low * 100)} to ${Math.round(high * 100)} % at 95 %)`;
}
