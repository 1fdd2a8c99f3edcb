/** Several endpoints side by side: ranked by verdict, then by price for 1,000 characters, latency and limits. */
import { standings, type Comparison } from "../model/comparison.js";
import type { Report } from "../model/report.js";
import { schemaVersions } from "../model/schema-versions.js";
import { chooseQuestion, measureCompared, type ComparedSource, type MeasuredRow } from "./measure-compared.js";
import { rankCompared } from "./rank-compared.js";
import { comparisonAlpha, samePriceRatio, testDifferences } from "./test-differences.js";

export interface CompareOptions {
  readonly tool: Comparison["tool"];
  readonly interrupted: boolean;
}

/** A claim that does not hold, or was not shown to, has no rank: it is listed behind all that do, in the same order. Names are unique. */
export function compareReports(sources: readonly ComparedSource[], { tool, interrupted }: CompareOptions): Comparison {
  const reports = sources.flatMap(({ report }) => (report === null ? [] : [report]));
  const question = chooseQuestion(reports);
  const measured = sources.map((source) => measureCompared(source, question));
  const differences = testDifferences(measured.filter(({ row }) => row.standing !== "not-audited"));
  const rows = standings.flatMap((standing) => {
    let place = 1;
    return rankCompared(measured.filter(({ row }) => row.standing === standing), differences).flatMap((tied) => {
      const rank = place;
      place += tied.length;
      return tied.map(({ row }) => ({ ...row, rank: standing === "holds" ? rank : null }));
    });
  });
  return {
    schemaVersion: schemaVersions.comparison, tool, interrupted,
    ...sayResult(rows, interrupted),
    alpha: comparisonAlpha,
    rows, differences,
    notes: [...(rows.some(({ standing, findings }) => standing === "holds" && (findings.high ?? 0) > 0) ? ["Claims that hold beside a high finding come behind those without one, whatever they cost."] : []), ...noteGaps(measured), ...noteUnlike(reports), `Prices for 1,000 characters within ${Math.round(100 * samePriceRatio)} % of each other count as equal; latency and limits are told apart at ${100 * comparisonAlpha} % after correction for ${differences.filter(({ correctedPValue }) => correctedPValue !== null).length} tests.`],
  };
}

function sayResult(rows: Comparison["rows"], interrupted: boolean): Pick<Comparison, "sentence" | "next"> {
  const of = (standing: string): string[] => rows.filter((row) => row.standing === standing).map(({ name }) => name);
  const first = rows.filter(({ rank }) => rank === 1).map(({ name }) => name);
  const counts = [`${of("holds").length} of ${rows.length} claims hold`, ...(of("undecided").length > 0 ? [`${of("undecided").length} undecided`] : []), ...(of("fails").length > 0 ? [`${of("fails").length} inconsistent`] : []), ...(of("not-audited").length > 0 ? [`${of("not-audited").length} not audited`] : [])].join(", ");
  const unfinished = interrupted ? " The comparison was interrupted; what was measured until then is kept." : "";
  const again = "`ai-audit compare` with the same --targets and --out goes on where it stopped.";
  if (first.length === 1) return { sentence: `${counts}. First among them: ${first[0] ?? ""}.${unfinished}`, next: interrupted ? again : `Look at the findings of ${first[0] ?? ""} before you buy.` };
  if (first.length > 1) return { sentence: `${counts}. First among them, not to be told apart: ${first.join(", ")}.${unfinished}`, next: interrupted ? again : "Any of these; more requests (`--depth standard`) may tell them apart." };
  const open = of("undecided").length > 0;
  return {
    sentence: `${counts}. None can be recommended${open ? ": an undecided claim is not a claim that holds" : ""}.${unfinished}`,
    next: interrupted ? again : open ? "Give references (`--reference FILE`, made by `ai-audit enroll`) or ask more (`--depth standard`), so that the undecided can be judged." : "Look for another vendor, or ask these with the evidence in their reports.",
  };
}

function noteGaps(measured: readonly MeasuredRow[]): string[] {
  const without = (what: (row: MeasuredRow["row"]) => unknown): string[] => measured.filter(({ row }) => row.standing !== "not-audited" && what(row) === null).map(({ row }) => row.name);
  const price = without((row) => row.price?.usdPerThousandCharacters ?? null);
  const latency = without(({ latency }) => latency);
  return [
    ...(price.length > 0 ? [`Price for 1,000 characters is not known for ${price.join(", ")}: they come behind those with one. --price or the target's price gives it.`] : []),
    ...(latency.length > 0 ? [`No time to first token of the shared question was measured for ${latency.join(", ")}.`] : []),
  ];
}

/** Figures of different questions, or of different days, are not quite alike. */
function noteUnlike(reports: readonly Report[]): string[] {
  const asked = new Set(reports.map(({ run, suites }) => JSON.stringify([suites.map(({ id, digest }) => [id, digest]), run.depth])));
  const claims = new Set(reports.map(({ endpoint }) => endpoint.claim));
  const times = reports.flatMap(({ run }) => (run.startedAt === null ? [] : [Date.parse(run.startedAt)]));
  const days = times.length < 2 ? 0 : (Math.max(...times) - Math.min(...times)) / 86_400_000;
  return [
    ...(asked.size > 1 ? ["These were not asked the same suites at the same depth: prices for 1,000 characters and verdicts compare only roughly."] : []),
    ...(claims.size > 1 ? ["These claim to be different models: the order says nothing of how good their answers are."] : []),
    ...(days >= 1 ? [`These were measured up to ${Math.ceil(days)} days apart: honest latency moves from day to day by more than the tests allow for.`] : []),
  ];
}
