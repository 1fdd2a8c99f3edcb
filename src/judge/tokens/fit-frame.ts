/** What each copy of a string adds to the count of one wording, from counts alone. */

export interface CountedCopies {
  readonly tokens: number;
  readonly copies: Readonly<Record<string, number>>;
}

export interface FrameLine {
  /** Tokens of one copy of every string, with the wording and the template. */
  readonly once: number;
  /** Of each further copy. */
  readonly each: ReadonlyMap<string, number>;
}

/** Sessions may have counted a wording with different templates: each gives a line of its own. */
const mostLines = 256;

/** Lines in whole tokens that explain one request more than it takes to draw them; none where counts do not add up. */
export function fitFrame(counted: readonly CountedCopies[]): FrameLine[] {
  const bases = counted.filter(({ copies }) => Object.values(copies).every((count) => count === 1));
  const seen = new Map<number, FrameLine>();
  for (const base of bases) {
    const ids = Object.keys(base.copies);
    if (ids.length === 0 || seen.has(base.tokens)) continue;
    for (const each of listSlopes(base, ids, counted)) {
      const line = { once: base.tokens, each };
      const explained = new Set(counted.filter((one) => foretell(line, one.copies) === one.tokens).map(({ copies }) => JSON.stringify(copies)));
      if (explained.size > ids.length + 1) seen.set(base.tokens, line);
    }
  }
  return [...seen.values()];
}

/** Every way to choose one request with several copies for each string. */
function listSlopes(base: CountedCopies, ids: readonly string[], counted: readonly CountedCopies[]): ReadonlyMap<string, number>[] {
  let slopes: ReadonlyMap<string, number>[] = [new Map()];
  for (const id of ids) {
    const more = counted.filter(({ copies }) => (copies[id] ?? 0) > 1 && Object.keys(copies).length === ids.length && ids.every((other) => other === id || copies[other] === 1));
    const steps = [...new Set(more.map(({ tokens, copies }) => (tokens - base.tokens) / ((copies[id] ?? 0) - 1)))].filter((step) => Number.isInteger(step) && step > 0);
    slopes = slopes.flatMap((known) => steps.map((step) => new Map([...known, [id, step]]))).slice(0, mostLines);
  }
  return slopes;
}

/** Null where other strings were sent. */
export function foretell({ once, each }: FrameLine, copies: Readonly<Record<string, number>>): number | null {
  if (Object.keys(copies).length !== each.size) return null;
  let tokens = once;
  for (const [id, count] of Object.entries(copies)) tokens += (count - 1) * (each.get(id) ?? Number.NaN);
  return Number.isNaN(tokens) ? null : tokens;
}
