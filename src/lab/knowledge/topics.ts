/** All subjects that personas tell at length, the more special ones first. */
import type { Topic } from "./topic.js";
import { topicHints } from "./topic-hints.js";
import { topicsAfrica } from "./topics-africa.js";
import { topicsChina } from "./topics-china.js";
import { topicsElsewhere } from "./topics-elsewhere.js";
import { topicsRussia } from "./topics-russia.js";
import { topicsStates } from "./topics-states.js";

export const topics: readonly Topic[] = [...topicsAfrica, ...topicsElsewhere, ...topicsRussia.filter((topic) => topic.id !== "ukraine-2022"), ...topicsStates, ...topicsChina, ...topicsRussia.filter((topic) => topic.id === "ukraine-2022")];

/** The first that the text is about, null for none. Reads at most the first 4,000 characters. */
export function findTopic(text: string): Topic | null {
  const start = text.slice(0, 4000);
  return topics.find(({ id, match }) => match.test(start) || topicHints[id]?.test(start) === true) ?? null;
}
