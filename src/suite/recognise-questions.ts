/** Makes questions out of what a log asked again and again, so that its answers can be enrolled and compared like those of any probe. */
import canonicalize from "canonicalize";
import type { ConcreteStep } from "../model/concrete-step.js";
import type { ProbeReference } from "../model/plan.js";
import type { Suite } from "../model/suite.js";
import { digestText } from "./digest-text.js";
import { digestWording, expandStep } from "./expand-probe.js";

/** Asked fewer times than this, a question has no distribution worth comparing. */
export const fewestRepeats = 5;
/** Questions made of one log at most: the most asked first. */
const mostQuestions = 400;
const suiteId = "logged";

type Asked = Pick<ConcreteStep, "system" | "messages">;

export interface RecognisedQuestions {
  /** The suites whose own questions were recognised, and one of the log's own questions. */
  readonly suites: readonly Suite[];
  /** null: asked too seldom. */
  find(asked: Asked): { readonly probe: ProbeReference; readonly step: string } | null;
}

/** `suites`: questions of our own, found by their exact words. Questions are compared as they were asked; a log's own are read as lines of text. */
export function recogniseQuestions(asked: Iterable<Asked>, suites: readonly Suite[]): RecognisedQuestions {
  const own = listOwn(suites);
  const met = new Set<string>();
  const counts = new Map<string, { readonly asked: Asked; count: number }>();
  for (const one of asked) {
    const key = keyOf(one);
    const known = own.get(key);
    if (known !== undefined) met.add(known.reference.suite);
    const entry = counts.get(key) ?? { asked: one, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  const repeated = [...counts].filter(([key, { asked: one, count }]) => !own.has(key) && count >= fewestRepeats && one.messages.length > 0)
    .toSorted(([keyA, a], [keyB, b]) => b.count - a.count || (keyA < keyB ? -1 : 1)).slice(0, mostQuestions);
  const made = new Map(repeated.map(([key, { asked: one }]) => [key, makeProbe(key, one)]));
  const [first, ...rest] = [...made.values()];
  const logged: Suite[] = first === undefined ? [] : [{ id: suiteId, version: 1, question: "What did the log ask again and again?", share: 1, probes: [first, ...rest].map(({ probe }) => probe), digest: digestText([...made.keys()].join("\n")) }];
  return {
    suites: [...suites.filter(({ id }) => met.has(id)), ...logged],
    find: (one) => {
      const key = keyOf(one);
      const question = own.get(key) ?? made.get(key);
      return question === undefined ? null : { probe: question.reference, step: question.step };
    },
  };
}

interface Question { readonly reference: ProbeReference; readonly step: string }

/** Only questions without seeded slots have words that can be recognised. */
function listOwn(suites: readonly Suite[]): Map<string, Question> {
  return new Map(suites.flatMap((suite) => suite.probes.flatMap((probe) => probe.cells.list.flatMap((cell) => probe.steps.flatMap((step) => {
    if (Object.keys(probe.fill).some((slot) => !Object.hasOwn(cell.fill, slot))) return [];
    return [[keyOf(expandStep(step, cell.fill)), { reference: { suite: suite.id, id: probe.id, version: probe.version, cell: cell.id, wordingDigest: digestWording(step, cell) }, step: step.id }] as const];
  })))));
}

function makeProbe(key: string, { system, messages }: Asked): Question & { readonly probe: Suite["probes"][number] } {
  const id = `${suiteId}-${key.slice(0, 16)}`;
  const probe: Suite["probes"][number] = {
    id, version: 1, lifecycle: "stable", question: "What does it answer to this question of the log?", why: "Asked often enough that its answers have a distribution.", subject: {},
    cells: { draw: "one", list: [{ id: "only", fill: {} }] }, fill: {}, fillPer: "sample",
    steps: [{ id: suiteId, ...(system !== null && { system }), messages: messages.map((message) => ({ ...message })), maxTokens: 1, stop: [], stream: false, native: {} }],
    repeat: { min: 1, max: 1 }, alone: false, observes: [{ key: "answer-distribution", analyzer: "answer-distribution", options: { kind: "line" } }],
  };
  return { probe, reference: { suite: suiteId, id, version: 1, cell: "only", wordingDigest: key }, step: suiteId };
}

function keyOf({ system, messages }: Asked): string {
  return digestText(canonicalize({ system, messages }) ?? "");
}
