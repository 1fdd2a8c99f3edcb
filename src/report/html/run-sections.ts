/** What was asked and paid, everything else that was measured, the excerpts, the limits, and how to get the report again. */
import type { Excerpt, Report } from "../../model/report.js";
import { chooseCited } from "../facts/choose-cited.js";
import { isCensorship } from "../facts/describe-censorship.js";
import { isPath } from "../facts/describe-path.js";
import { describeCoverage, describeDepth, describeMoney, describeSkipped, describeTokens } from "../facts/describe-run.js";
import { isSpeed } from "../facts/describe-speed.js";
import { describeSubject } from "../facts/describe-subject.js";
import { describeObservation } from "../facts/describe-value.js";
import { formatCount, formatTime, formatUsd } from "../facts/format-number.js";
import { listEvidence } from "../facts/list-evidence.js";
import { code, facts, folded, list, prose, section, table } from "./html-blocks.js";
import { markup, text, type Markup } from "./markup.js";
import { isLine } from "./tokens-section.js";

/** A screenful of one reply. */
const excerptLimit = 1200;
const weights = { "strong": "strong", "reported": "as reported", "one-sided": "one-sided", "worthless": "none" } as const;

export function coverageSection({ run, cost }: Report): Markup {
  const skipped = describeSkipped(run);
  const price = cost.price === null ? "not given" : `${formatUsd(cost.price.inputUsd)} in, ${formatUsd(cost.price.outputUsd)} out, per million tokens`;
  return section("coverage", "Coverage and cost",
    run.coverage.length === 0 ? markup`<p>No suite was planned.</p>` : list(describeCoverage(run)),
    skipped.length === 0 ? null : folded("Left out", list(skipped.map((line) => prose(line)))),
    facts([["Money", describeMoney(cost)], ["Price", price], ["Tokens", describeTokens(cost)]]));
}

/** Hundreds of numbers, one a prompt, that only a comparison of two reports makes use of; they are in report.json. */
function isByPrompt({ analyzer }: Report["observations"][number]): boolean {
  return analyzer.id === "prompt-replies";
}

export function measurementsSection({ observations }: Report): Markup | null {
  const rows = observations.filter((observation) => observation.state !== "not-applicable" && !isSpeed(observation) && !isCensorship(observation) && !isPath(observation) && !isLine(observation) && !isByPrompt(observation));
  if (rows.length === 0) return null;
  return section("measurements", "Other measurements",
    markup`<p>Strong evidence is costly to fake; one-sided evidence tells by a mismatch only; what has no weight is shown and never decides.</p>
`,
    folded(`${rows.length} measurements`, table({
      caption: "Everything else that was measured, and what could not be", head: ["Measure", "Where", "Value", "Missing", "Weight", "Exchanges"],
      rows: rows.map((observation) => [observation.key, describeSubject(observation), describeObservation(observation), formatCount(observation.missing), weights[observation.strength], listEvidence(observation.evidence)]),
    })));
}

export function excerptsSection(report: Report): Markup | null {
  const cited = chooseCited(report);
  if (cited.length === 0) return null;
  return section("excerpts", "Excerpts",
    markup`<p>The first characters of ${cited.length} of the exchanges cited above; the recording holds every byte.</p>
`,
    cited.map(renderExcerpt));
}

function renderExcerpt({ id, probe, step, startedAt, responseId, prompt, reply, status }: Excerpt): Markup {
  const known = [
    ...(probe === null ? [] : [`${probe}, step ${step}`]),
    ...(startedAt === null ? [] : [`${formatTime(startedAt)} UTC`]),
    ...(status === null ? [] : [`status ${status}`]),
  ];
  return folded(markup`${code(id)} ${known.join(", ")}`,
    responseId === null ? null : markup`<p class="small">Response id ${code(responseId)}</p>`,
    markup`<p class="small">Asked</p>
<blockquote dir="auto">${readable(prompt)}</blockquote>
<p class="small">Answered</p>
<blockquote dir="auto">${readable(reply)}</blockquote>`);
}

/** Line breaks stay, whatever else would hide or reorder is written out. */
function readable(quoted: string): Markup {
  const lines = quoted.slice(0, 4 * excerptLimit).split(/\r?\n/).filter((line) => line.trim() !== "").slice(0, 30);
  return lines.length === 0 ? markup`(empty)` : markup`${lines.map((line, place) => markup`${place === 0 ? "" : markup`
`}${text(line, excerptLimit)}`)}`;
}

export function limitsSection({ limits }: Report): Markup {
  return section("limits", "Limits", limits.length === 0 ? markup`<p>None stated.</p>` : list(limits.map((line) => prose(line))));
}

export function reproduceSection({ tool, run, endpoint, recordingDigest, suites }: Report): Markup {
  const command = run.source === "log" ? "ai-audit identify --from LOG" : "ai-audit replay recording.jsonl";
  return section("reproduce", "How to reproduce",
    markup`<p>${code(command)} gives this report again from what was kept, without a network, with the same version and the same digests.</p>
`,
    table({
      caption: "By what to know that it is the same", head: ["What", "Value"],
      rows: [
        ["Tool", code(`${tool.name} ${tool.version}`)],
        ["Depth and seed", describeDepth(run)],
        ["Endpoint", code(endpoint.baseUrl)],
        ["Protocol", code(endpoint.protocol)],
        [run.source === "log" ? "Log (SHA-256)" : "Recording (SHA-256)", code(recordingDigest)],
        ...suites.map(({ id, version, digest }) => [`Suite ${id}, version ${version}`, code(digest)]),
      ],
    }));
}
