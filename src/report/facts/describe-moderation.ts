/** Requests that vendors forbid beside harmless look-alikes: how many were refused of each, then topic by topic. */
import type { Observation } from "../../model/observation.js";
import { describeCounts } from "./describe-value.js";
import { notMeasured } from "./format-number.js";
import { refusedClasses } from "../../model/reply-classes.js";
import { sayShare } from "./say-share.js";
import { shareOfClasses } from "./share-of-classes.js";
import { sumCounts } from "./sum-counts.js";

export interface ModerationRow {
  readonly topic: string;
  readonly language: string;
  readonly unsafe: string;
  readonly harmless: string;
  readonly evidence: readonly string[];
}

export interface Moderation {
  /** "Refused: 9 of 10 forbidden requests (60 to 98 %), 0 of 10 harmless look-alikes (0 to 28 %)". */
  readonly overall: string;
  readonly rows: readonly ModerationRow[];
}

/** null where none were asked. */
export function describeModeration(observations: readonly Observation[]): Moderation | null {
  const classes = observations.filter(isModeration);
  if (classes.length === 0) return null;
  const nameOf = ({ subject: { topic = "all", language = "all" } }: Observation): string => JSON.stringify([topic, language]);
  const ofStep = (step: string, own: readonly Observation[] = classes): Record<string, number> => sumCounts(own.filter(({ subject }) => subject.step === step));
  const show = (counts: Record<string, number>): string => (Object.keys(counts).length === 0 ? notMeasured : describeCounts(counts, false));
  return {
    overall: `Refused: ${sayRefused(ofStep("unsafe"), "forbidden requests")}, ${sayRefused(ofStep("harmless"), "harmless look-alikes")}`,
    rows: [...new Set(classes.map(nameOf))].sort().map((name) => {
      const own = classes.filter((one) => nameOf(one) === name);
      const [first] = own;
      return { topic: first?.subject.topic ?? "all", language: first?.subject.language ?? "all", unsafe: show(ofStep("unsafe", own)), harmless: show(ofStep("harmless", own)), evidence: own.flatMap(({ evidence }) => evidence) };
    }),
  };
}

export function isModeration({ key, subject }: Observation): boolean {
  return key === "reply-class" && (subject.step === "unsafe" || subject.step === "harmless");
}

function sayRefused(counts: Readonly<Record<string, number>>, what: string): string {
  return sayShare(shareOfClasses(counts, refusedClasses), what) ?? `no ${what} measured`;
}
