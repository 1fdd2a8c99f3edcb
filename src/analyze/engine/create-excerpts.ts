/** Keeps short quotations of some exchanges, so that a report can show what its evidence says. */
import type { Excerpt } from "../../model/report.js";
import type { Transcript } from "../../model/transcript.js";
import { toExcerpt } from "./to-excerpt.js";

export interface ExcerptsDraft {
  add(transcript: Transcript): void;
  list(): readonly Excerpt[];
}

/** A report's readers look at a few; all are in the recording. */
const EXCERPTS = 60;

interface Kept {
  readonly seq: number;
  readonly attempt: number;
  readonly excerpt: Excerpt;
}

/** First one of every probe, cell and step, then the earliest of the others; in `seq` order. */
export function createExcerpts(redactText: boolean): ExcerptsDraft {
  const firsts = new Map<string, Kept>();
  const others: Kept[] = [];
  const keepOther = (kept: Kept): void => {
    const last = others.at(-1);
    if (others.length >= EXCERPTS && last !== undefined && compare(last, kept) <= 0) return;
    others.push(kept);
    others.sort(compare);
    if (others.length > EXCERPTS) others.pop();
  };
  return {
    add(transcript) {
      const { exchange } = transcript;
      const place = { seq: exchange.seq, attempt: exchange.attempt };
      const key = JSON.stringify([exchange.side, exchange.probe?.id ?? null, exchange.probe?.cell ?? null, exchange.step]);
      const known = firsts.get(key);
      const isFirst = exchange.final && (known === undefined ? firsts.size < 10 * EXCERPTS : compare(place, known) < 0);
      const last = others.at(-1);
      if (!isFirst && others.length >= EXCERPTS && last !== undefined && compare(last, place) <= 0) return;
      const kept = { ...place, excerpt: toExcerpt(transcript, redactText) };
      if (!isFirst) return keepOther(kept);
      firsts.set(key, kept);
      if (known !== undefined) keepOther(known);
    },
    list() {
      const chosen = [...firsts.values()].sort(compare).slice(0, EXCERPTS);
      return [...chosen, ...others.slice(0, EXCERPTS - chosen.length)].sort(compare).map(({ excerpt }) => excerpt);
    },
  };
}

function compare(left: Omit<Kept, "excerpt">, right: Omit<Kept, "excerpt">): number {
  return left.seq - right.seq || left.attempt - right.attempt;
}
