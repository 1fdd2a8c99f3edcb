/** The replies of a run that max_tokens cut while they copied known strings: out of observations, since reports are all that is kept. */
import type { Observation } from "../../model/observation.js";
import { pick } from "../findings/pick.js";

export interface CutReply {
  readonly ceiling: number;
  readonly characters: number;
  readonly pieces: number | null;
  /** Output tokens of the usage. */
  readonly reported: number | null;
  /** An exact copy: ids of the strings, one a copy. Empty for a text of its own. */
  readonly entries: readonly string[];
  /** Characters before an exact copy, the same in several replies: some constant number of tokens. */
  readonly prefix: string;
  /** A text of its own: its tokens by class. */
  readonly counted: Readonly<Record<string, number>>;
  readonly step: string;
  readonly evidence: readonly string[];
}

/** As many replies do not begin with the same few characters by chance. */
const fewestOfPrefix = 4;

export function readCuts(observations: readonly Observation[]): CutReply[] {
  const cuts = ["cut-boundary", "free-cut"].flatMap((key) => pick(observations, key, "features").flatMap(({ observation: { subject, evidence }, value: { features } }) => {
    const { ceiling, characters, pieces, reported, ...counted } = features;
    if (ceiling === undefined || characters === undefined) return [];
    return [{ ceiling, characters, pieces: pieces ?? null, reported: reported ?? null, entries: readEntries(subject["block"] ?? ""), prefix: subject["prefix"] ?? "", counted, step: subject["step"] ?? "", evidence }];
  }));
  return keepPrefixed(cuts);
}

/** Without the replies whose prefix is not that of several: how many tokens it is made of may change from one to the next. */
export function keepPrefixed<Reply extends { readonly prefix: string }>(replies: readonly Reply[]): Reply[] {
  return replies.filter(({ prefix }) => prefix === "" || replies.filter((other) => other.prefix === prefix).length >= fewestOfPrefix);
}

/** Ids of the strings of a block, one a copy: "latin*2 code" holds three. */
export function readEntries(block: string): string[] {
  return block.split(" ").filter((run) => run !== "").flatMap((run) => {
    const [id = "", copies = "1"] = run.split("*");
    return Array.from({ length: Math.min(100, Number(copies)) }, () => id);
  });
}
