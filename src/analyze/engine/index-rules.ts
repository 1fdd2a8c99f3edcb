/** Which analyzers read the exchanges of which probe, under which key, options and subject. */
import type { Analyzer } from "../../model/analyzer.js";
import type { JsonObject } from "../../model/json.js";
import type { ObserveRule, Probe } from "../../model/probe.js";
import type { Suite } from "../../model/suite.js";
import { analyzers } from "../analyzers.js";

export interface IndexedRule {
  readonly key: string;
  /** Null: no analyzer has this id. */
  readonly analyzer: Analyzer | null;
  readonly analyzerId: string;
  readonly options: JsonObject;
  /** Null: every step. */
  readonly steps: ReadonlySet<string> | null;
  /** Whether steps are measured apart: when the rule names some, or the probe has several, and does not ask for them together. */
  readonly byStep: boolean;
}

export interface IndexedProbe {
  readonly suite: string;
  readonly probe: Probe;
  /** Cell id → its language. */
  readonly languages: ReadonlyMap<string, string>;
  readonly rules: readonly IndexedRule[];
}

export interface RuleIndex {
  readonly probes: ReadonlyMap<string, IndexedProbe>;
  /** Analyzers that read every exchange, whichever probe sent it. */
  readonly everywhere: readonly Analyzer[];
}

export function indexRules(suites: readonly Suite[]): RuleIndex {
  const all: readonly Analyzer[] = Object.values(analyzers);
  return {
    probes: new Map(suites.flatMap((suite) => suite.probes.map((probe) => [probe.id, indexProbe(suite.id, probe)] as const))),
    everywhere: all.filter(({ scope }) => scope === "exchange"),
  };
}

function indexProbe(suite: string, probe: Probe): IndexedProbe {
  return {
    suite,
    probe,
    languages: new Map(probe.cells.list.flatMap(({ id, language }) => (language === undefined ? [] : [[id, language] as const]))),
    rules: probe.observes.map((rule) => indexRule(rule, probe.steps.length > 1)),
  };
}

function indexRule({ key, analyzer, steps, together, options }: ObserveRule, severalSteps: boolean): IndexedRule {
  const found: Analyzer | undefined = Object.hasOwn(analyzers, analyzer) ? analyzers[analyzer as keyof typeof analyzers] : undefined;
  return { key, analyzer: found ?? null, analyzerId: analyzer, options, steps: steps === undefined ? null : new Set(steps), byStep: together !== true && (severalSteps || steps !== undefined) };
}
