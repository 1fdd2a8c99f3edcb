/** Measures what style coordinates are worth, on replies to prompts that a projection was not learned from. */
import type { StyleCalibration, StyleMap } from "../../src/model/style-map.js";
import { fitProjection, type Projection } from "./fit-projection.js";
import { nameFamily } from "./name-family.js";
import { openProjection, projectReply } from "./project-reply.js";
import type { TrainingReply } from "./training-reply.js";

/** Each fold leaves out the prompts whose number has this rest by `parts`, in every set and language. */
export const parts = 5;
const folds = [0, 2] as const;
/** Chosen by the log loss of held-apart trials at 8 and 16 replies; `bench identify` shows what they give. */
const temperature = 0.6;
/** Mean squared distance a dimension that one of a thousand honest samples exceeds: they have 1 on average. */
const fitLimit = 6;
/**
 * How much further than prompts of a known topic a topic that no reference had moves a model, as a variance. With a whole prompt set left out the coordinates
 * moved by 2.0 and 2.1 times as much on average as with every fifth prompt left out; by 8 replies of either English set left out 3 ranked more models rightly than 1 and 2 (90 and 82 % of 420, against 80 and 76 with 1), and of known topics as many within half a point.
 */
const topicFactor = 3;

export interface HeldApart {
  readonly fold: number;
  readonly projection: Projection;
  readonly train: readonly TrainingReply[];
  readonly test: readonly TrainingReply[];
}

export function holdApart(replies: readonly TrainingReply[]): HeldApart[] {
  return folds.map((fold) => {
    const train = replies.filter(({ question }) => question % parts !== fold);
    const fit = fitProjection(train);
    return { fold, projection: fit.project(fit.models), train, test: replies.filter(({ question }) => question % parts === fold) };
  });
}

export function calibrateStyle(replies: readonly TrainingReply[]): StyleCalibration {
  const measured = holdApart(replies).map(measureSpreads);
  const average = (pick: (spreads: Spreads) => readonly number[]): number[] => {
    const dimensions = Math.min(...measured.map((spreads) => pick(spreads).length));
    return Array.from({ length: dimensions }, (_, dimension) => round(measured.reduce((sum, spreads) => sum + (pick(spreads)[dimension] ?? 0), 0) / measured.length));
  };
  return {
    replySpread: average(({ reply }) => reply), learnedSpread: average(({ learned }) => learned), topicSpread: average(({ topic }) => topic), modelSpread: average(({ model }) => model), siblingSpread: average(({ sibling }) => sibling),
    temperature, fitLimit,
    origin: `replies to every fifth prompt (two folds, ${replies.length} replies), held apart from the projection by prompt number in all sets and languages`,
  };
}

interface Spreads { readonly reply: number[]; readonly learned: number[]; readonly topic: number[]; readonly model: number[]; readonly sibling: number[] }

function measureSpreads({ projection, train, test }: HeldApart): Spreads {
  const open = openProjection(projection);
  const project = (list: readonly TrainingReply[]): Map<string, Float64Array[]> => groupBy(list, ({ model }) => model, (reply) => projectReply(open, reply));
  const trained = project(train);
  const bySet = groupBy(test, ({ model, set }) => `${model}\n${set}`, (reply) => projectReply(open, reply));
  const own = project(test);
  const reply: number[] = [], learned: number[] = [], topic: number[] = [], model: number[] = [], sibling: number[] = [];
  for (let dimension = 0; dimension < projection.dimensions; dimension += 1) {
    const values = (list: readonly Float64Array[]): number[] => list.map((coordinates) => coordinates[dimension] ?? 0);
    const within = mean([...own.values()].filter((list) => list.length > 1).map((list) => unbiased(values(list))));
    const shifts = [...bySet].map(([key, list]) => (mean(values(list)) - mean(values(trained.get(key.split("\n")[0] ?? "") ?? []))) ** 2 - within / list.length);
    const means = [...own].map(([name, list]) => ({ family: nameFamily(name).family, value: mean(values(list)), samples: list.length }));
    const error = mean(means.map(({ samples }) => within / samples));
    const families = [...groupBy(means, ({ family }) => family, ({ value }) => value).values()].filter((list) => list.length > 1);
    reply.push(within);
    learned.push(mean([...trained.values()].map((list) => unbiased(values(list)))));
    topic.push(Math.max(0.02 * within, topicFactor * mean(shifts)));
    model.push(Math.max(within / 20, unbiased(means.map(({ value }) => value)) - error));
    sibling.push(Math.max(within / 40, families.reduce((sum, list) => sum + unbiased(list) * (list.length - 1), 0) / Math.max(1, families.reduce((sum, list) => sum + list.length - 1, 0)) - error));
  }
  return { reply, learned, topic, model, sibling };
}

function groupBy<Item, Value>(items: readonly Item[], key: (item: Item) => string, value: (item: Item) => Value): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), value(item)]);
  return groups;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function unbiased(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, values.length - 1);
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

export function composeStyleMap(projection: Projection, calibration: StyleCalibration, source: string): StyleMap {
  return { schemaVersion: 1, id: "style", version: 1, source, licence: "figures; the data is Apache-2.0", ...projection, calibration };
}
