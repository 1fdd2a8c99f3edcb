/** When the lab really sent what: the truth that latency measurements are held against. */

/** Milliseconds of this machine's monotonic clock (`process.hrtime`), the same for all processes on it. */
export interface SentEntry {
  readonly id: string;
  readonly receivedMs: number;
  /** null until (or unless) text was sent. */
  readonly firstTextMs: number | null;
  readonly lastTextMs: number | null;
  readonly textEvents: number;
}

export interface SentLog {
  received(id: string, atMs: number): void;
  sentText(id: string, atMs: number): void;
  find(id: string): SentEntry | null;
  /** In order of arrival. */
  all(): readonly SentEntry[];
}

/** Enough for the longest bench; the oldest go first. */
const keptEntries = 20_000;

export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

export function createSentLog(): SentLog {
  const entries = new Map<string, SentEntry>();
  return {
    received(id, atMs) {
      entries.set(id, { id, receivedMs: atMs, firstTextMs: null, lastTextMs: null, textEvents: 0 });
      const oldest = entries.size > keptEntries ? entries.keys().next().value : undefined;
      if (oldest !== undefined) entries.delete(oldest);
    },
    sentText(id, atMs) {
      const known = entries.get(id);
      if (known !== undefined) entries.set(id, { ...known, firstTextMs: known.firstTextMs ?? atMs, lastTextMs: atMs, textEvents: known.textEvents + 1 });
    },
    find: (id) => entries.get(id) ?? null,
    all: () => [...entries.values()],
  };
}
