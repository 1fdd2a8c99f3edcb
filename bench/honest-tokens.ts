/** Part "honest" of the token benchmark: hosts of any class, one template or several taking turns, with and without a reference of their own, half of them as streams under a claim whose class is known, half of them behind a gateway that raises ceilings or changes texts; whether any is accused. */
import { judgeEnds } from "../src/judge/tokens/judge-ends.js";
import { readWritten } from "../src/judge/tokens/judge-writing.js";
import { resolveTokenizerClass } from "../src/judge/tokens/resolve-tokenizer-class.js";
import { routeTemplates } from "../src/lab/misbehaviours/mixed-templates.js";
import { createRandom, type Random } from "../src/lab/random.js";
import type { Upstream } from "../src/lab/upstream.js";
import type { Fingerprint } from "../src/model/fingerprint.js";
import type { JsonObject } from "../src/model/json.js";
import type { Resources } from "../src/model/resources.js";
import { askLab } from "../src/pipeline/ask-lab.js";
import { behindGateway, quirks } from "./gateway-quirks.js";
import { streamLab, type Rechunk } from "./stream-lab.js";
import type { Ask, Told } from "./token-probes.js";

export interface HonestRuns {
  readonly classes: readonly string[];
  readonly runs: number;
  readonly from: number;
  readonly resources: Resources;
  readonly serve: (id: string, wrap: ReturnType<typeof routeTemplates>) => Promise<Upstream>;
  readonly audit: (upstream: Upstream, seed: number, references: readonly Fingerprint[], claim?: string, ask?: Ask) => Promise<Told>;
  readonly enroll: (upstream: Upstream, seed: number) => Promise<Fingerprint>;
}

/** What honest servers and gateways make of a stream: a piece a token, several tokens a piece, or pieces cut anew. */
const cuttings: Readonly<Record<string, (random: Random) => Rechunk | null>> = {
  tokens: () => null,
  "two tokens": () => (pieces) => batch(pieces, () => 2),
  "one to four tokens": (random) => (pieces) => batch(pieces, () => 1 + random.below(4)),
  words: () => (pieces) => pieces.join("").match(/\S+\s*|\s+/g) ?? [],
  "three characters": () => (pieces) => pieces.join("").match(/.{1,3}/gsu) ?? [],
  "one to six characters": (random) => (pieces) => batch([...pieces.join("")], () => 1 + random.below(6)),
};

function batch(pieces: readonly string[], size: () => number): string[] {
  const joined: string[] = [];
  for (let at = 0; at < pieces.length;) {
    const end = at + size();
    joined.push(pieces.slice(at, end).join(""));
    at = end;
  }
  return joined;
}

/** What may be said of a gateway: that ceilings are not held to, or that copies were altered. */
const saysNothingBad = ({ id, severity }: Told["findings"][number], quirk: string | undefined): boolean => quirk !== undefined && severity === "info" && ["output-over-ceiling", "copies-altered"].includes(id);

interface QuirkCount { runs: number; accused: number; told: number; writerNamed: number }

interface StreamCount { runs: number; read: number; judged: number; againstOwnClass: number }

export async function measureHonest({ classes, runs, from, resources, serve, audit, enroll }: HonestRuns): Promise<JsonObject> {
  const found: string[] = [];
  const count = { accused: 0, claimed: 0 };
  const kinds: Record<string, number> = {};
  const streamed: Record<string, StreamCount> = Object.fromEntries(Object.keys(cuttings).map((cutting) => [cutting, { runs: 0, read: 0, judged: 0, againstOwnClass: 0 }]));
  const gateways: Record<string, QuirkCount> = Object.fromEntries(Object.keys(quirks).map((quirk) => [quirk, { runs: 0, accused: 0, told: 0, writerNamed: 0 }]));
  for (let seed = from; seed < from + runs; seed += 1) {
    const id = classes[seed % classes.length] ?? "o200k";
    const random = createRandom(`honest/${seed}`);
    const templates = Array.from({ length: random.below(3) + 1 }, (_, at) => (at === 0 ? 0 : random.below(40)));
    const share = 0.3 + 0.6 * random.next();
    const upstream = await serve(id, routeTemplates("routes", templates, templates.length === 1 ? [1] : [share, (1 - share) * 0.7]));
    const references = random.chance(0.7) ? [await enroll(upstream, seed + 1_000_000)] : [];
    const cutting = random.chance(0.5) ? Object.keys(cuttings)[random.below(Object.keys(cuttings).length)] : undefined;
    const ask = cutting === undefined ? askLab : askStreaming(cuttings[cutting]?.(random) ?? null);
    const quirk = random.chance(0.5) ? Object.keys(quirks)[random.below(Object.keys(quirks).length)] : undefined;
    const served = quirk === undefined ? upstream : behindGateway(upstream, quirks[quirk] ?? {});
    const told = await audit(served, seed, references, cutting === undefined && quirk === undefined ? upstream.model : nameOf(id, resources), ask);
    const bad = told.findings.filter((finding) => !saysNothingBad(finding, quirk));
    if (bad.length > 0) { count.accused += 1; found.push(`${seed} ${id} ${templates.join("/")} ${cutting ?? "whole"} ${quirk ?? "no gateway"}: ${bad.map((finding) => `${finding.id} ${finding.severity}`).join(" ")}`); }
    const behind = quirk === undefined ? undefined : gateways[quirk];
    if (behind !== undefined) tallyQuirk(behind, told, bad.length > 0, id);
    if (told.account?.claimed === id) count.claimed += 1;
    const row = cutting === undefined ? undefined : streamed[cutting];
    if (row !== undefined) tally(row, told, id, resources);
    const kind = `${templates.length === 1 ? "one template" : "routed"}: ${told.account?.kind ?? "none"}, ${told.account?.overheadVerdict ?? "none"}`;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  const rows = Object.values(streamed);
  const sum = (key: keyof StreamCount): number => rows.reduce((total, row) => total + row[key], 0);
  return {
    runs, ...count, found: found.slice(0, 20), kinds,
    gateways: Object.fromEntries(Object.entries(gateways).map(([quirk, row]) => [quirk, { ...row }])),
    streams: { runs: sum("runs"), piecesRead: sum("read"), piecesJudged: sum("judged"), againstOwnClass: sum("againstOwnClass"), byCutting: Object.fromEntries(Object.entries(streamed).map(([cutting, row]) => [cutting, { ...row }])) },
  };
}

function tallyQuirk(row: QuirkCount, { findings, account }: Told, accused: boolean, id: string): void {
  row.runs += 1;
  if (accused) row.accused += 1;
  if (findings.length > 0 && !accused) row.told += 1;
  if (account?.writing.includes(id) === true) row.writerNamed += 1;
}

/** Judged: there were pieces enough to hold against the class that writes. Against it alone they accuse nobody where no listed class explains them all. */
function tally(row: StreamCount, { observations }: Told, id: string, { tokenizerTexts }: Resources): void {
  const { edges } = readWritten(observations, tokenizerTexts);
  const { kind } = judgeEnds(edges, id, tokenizerTexts);
  row.runs += 1;
  if (edges.length > 0) row.read += 1;
  if (kind === "fits" || kind === "contradicts") row.judged += 1;
  if (kind === "contradicts") row.againstOwnClass += 1;
}

/** Streams what the plan streams, and answers the rest whole. */
function askStreaming(rechunk: Rechunk | null): Ask {
  return async function* ask(upstream, steps, codec, endpoint, seed) {
    for (const planned of steps) yield* planned.step.stream ? streamLab(upstream, [planned], codec, endpoint, seed, rechunk) : askLab(upstream, [planned], codec, endpoint, seed);
  };
}

/** A model's name that the table knows to use this class. */
function nameOf(id: string, { tokenizerTables }: Resources): string {
  const names = (tokenizerTables.find((table) => table.id === id)?.models ?? []).map((pattern) => pattern.replaceAll("*", "").replaceAll("?", "."));
  const name = names.find((one) => resolveTokenizerClass(one, tokenizerTables) === id);
  if (name === undefined) throw new Error(`${id}: no name of the table stands for it`);
  return name;
}
