/** Sorts what analyzers extract into groups: one a probe, key, cell and step, and one a fact about every exchange. */
import type { Analyzer, Extraction, Sample } from "../../model/analyzer.js";
import type { JsonObject } from "../../model/json.js";
import type { Resources } from "../../model/resources.js";
import type { Transcript } from "../../model/transcript.js";
import type { IndexedProbe, IndexedRule, RuleIndex } from "./index-rules.js";
import { createConditions, type ConditionsDraft } from "./merge-conditions.js";

export interface GroupedSample extends Sample<unknown> {
  readonly attempt: number;
}

export interface Group {
  readonly key: string;
  readonly analyzer: Analyzer | null;
  readonly analyzerId: string;
  readonly probe: { readonly id: string; readonly version: number } | null;
  readonly subject: Readonly<Record<string, string>>;
  readonly options: JsonObject;
  readonly samples: GroupedSample[];
  readonly missing: { readonly exchangeId: string; readonly seq: number; readonly why: string }[];
  readonly conditions: ConditionsDraft | null;
  /** What the analyzer threw, and on which exchange; it reads no more of them. */
  failure: string | null;
}

export interface Groups {
  readonly index: RuleIndex;
  readonly resources: Resources;
  /** One group for each analyzer that reads everything, opened by the first exchange. */
  everywhere(): readonly Group[];
  /** One group for each name under a rule. */
  open(of: IndexedRule, name: string, make: () => Group): Group;
  list(): readonly Group[];
  readonly protocol: string;
}

export function openGroups(index: RuleIndex, { resources, protocol }: { readonly resources: Resources; readonly protocol: string }): Groups {
  const groups = new Map<IndexedRule, Map<string, Group>>();
  const all: Group[] = [];
  let everywhere: readonly Group[] | null = null;
  return {
    index,
    resources,
    protocol,
    everywhere() {
      if (everywhere !== null) return everywhere;
      everywhere = index.everywhere.map((analyzer): Group => ({
        key: analyzer.id, analyzer, analyzerId: analyzer.id, probe: null, subject: {}, options: {}, samples: [], missing: [], conditions: null, failure: null,
      }));
      all.push(...everywhere);
      return everywhere;
    },
    open(of, name, make) {
      let own = groups.get(of);
      if (own === undefined) groups.set(of, own = new Map<string, Group>());
      const known = own.get(name);
      if (known !== undefined) return known;
      const made = make();
      own.set(name, made);
      all.push(made);
      return made;
    },
    list: () => all,
  };
}

/** Facts about every exchange read every attempt; those of a probe only the last one of a step. */
export function addTranscript(groups: Groups, transcript: Transcript): void {
  const { exchange } = transcript;
  for (const group of groups.everywhere()) addSample(group, transcript, groups);
  const probe = exchange.probe === null ? undefined : groups.index.probes.get(exchange.probe.id);
  if (probe === undefined || exchange.probe === null || !exchange.final) return;
  for (const rule of probe.rules) {
    if (rule.steps !== null && !rule.steps.has(exchange.step)) continue;
    addSample(openProbeGroup(groups, probe, rule, transcript), transcript, groups);
  }
}

function openProbeGroup(groups: Groups, indexed: IndexedProbe, rule: IndexedRule, { exchange }: Transcript): Group {
  const cell = exchange.probe?.cell ?? "only";
  const step = rule.byStep ? exchange.step : null;
  return groups.open(rule, step === null ? cell : `${cell}\n${step}`, () => {
    const followed = findFollowed(groups.index, cell);
    const language = followed?.language ?? indexed.languages.get(cell);
    return {
      key: rule.key,
      analyzer: rule.analyzer,
      analyzerId: rule.analyzerId,
      probe: { id: indexed.probe.id, version: exchange.probe?.version ?? indexed.probe.version },
      subject: { ...followed?.subject, ...indexed.probe.subject, suite: indexed.suite, cell, ...(language === undefined ? {} : { language }), ...(step === null ? {} : { step }) },
      options: rule.options,
      samples: [],
      missing: [],
      conditions: createConditions(groups.protocol),
      failure: null,
    };
  });
}

/** A follow-up's cell names the probe and the cell that it follows, whose subject is its own. */
function findFollowed({ probes }: RuleIndex, cell: string): { readonly subject: Readonly<Record<string, string>>; readonly language: string | undefined } | null {
  const [probe = "", own] = cell.split("/");
  const followed = own === undefined ? undefined : probes.get(probe);
  return followed === undefined || own === undefined ? null : { subject: followed.probe.subject, language: followed.languages.get(own) };
}

function addSample(group: Group, transcript: Transcript, { resources }: Groups): void {
  const { exchange } = transcript;
  if (group.analyzer === null || group.failure !== null) return;
  let extraction: Extraction<unknown>;
  try {
    extraction = group.analyzer.extract(transcript, group.options, group.subject, resources);
  } catch (error) {
    group.failure = `${exchange.id}: ${error instanceof Error ? error.message : String(error)}`;
    return;
  }
  if (extraction === null) return;
  if (extraction.kind === "missing") {
    group.missing.push({ exchangeId: exchange.id, seq: exchange.seq, why: extraction.why });
    return;
  }
  group.conditions?.add(transcript);
  group.samples.push({ exchangeId: exchange.id, seq: exchange.seq, attempt: exchange.attempt, step: exchange.step, sample: exchange.sample, value: extraction.value });
}
