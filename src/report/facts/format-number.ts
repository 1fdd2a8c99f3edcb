/** Numbers as people read them: a unit, sensible digits, and words where nothing was measured. */

export const notMeasured = "not measured";

/** One formatter for each kind: making one costs more than all that a report formats with it. */
const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const threeDigits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });

/** "1,234". */
export function formatCount(value: number | null): string {
  return value === null || !Number.isFinite(value) ? notMeasured : whole.format(value);
}

/** Three significant digits, whole numbers from a hundred up: "0.0421", "12.3", "409", "1,230". */
export function formatNumber(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return notMeasured;
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e12 || size < 1e-6)) return value.toExponential(2);
  return (size >= 100 ? whole : threeDigits).format(value);
}

/** Milliseconds below ten seconds, seconds above. */
export function formatMs(value: number | null): string {
  return value === null ? notMeasured : formatUnit(value, "ms")(value);
}

/** How values of about this size are written, and their unit: chosen once, so that a value and its bounds look alike. */
export function formatUnit(typical: number, unit: string): (value: number, bare?: boolean) => string {
  const inSeconds = unit === "ms" && Math.abs(typical) >= 10_000;
  const name = inSeconds ? "s" : shortUnits[unit] ?? unit;
  return (value, bare = false) => {
    if (!Number.isFinite(value)) return notMeasured;
    const text = formatNumber(inSeconds ? value / 1000 : value);
    return bare || name === "" ? text : `${text} ${name}`;
  };
}

const shortUnits: Readonly<Record<string, string>> = { "characters per second": "chars/s", "tokens per second": "tokens/s", "ratio": "" };

/** Cents from a cent up, two significant digits below: "$12.40", "$0.05", "$0.0031". */
export function formatUsd(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return notMeasured;
  if (value === 0) return "$0";
  if (value < 0.0001) return "less than $0.0001";
  return value >= 0.01
    ? `$${value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: value < 1 ? 3 : 2 })}`
    : `$${value.toLocaleString("en-US", { maximumSignificantDigits: 2 })}`;
}

/** A ratio as per cent: 0.0123 is "1.2 %"; what is not quite all is never rounded up to all, nor to nothing. */
export function formatPercent(ratio: number | null): string {
  if (ratio === null || !Number.isFinite(ratio)) return notMeasured;
  if (ratio > 0 && ratio < 0.001) return "under 0.1 %";
  if (ratio < 1 && ratio > 0.999) return "over 99.9 %";
  return `${(100 * ratio).toLocaleString("en-US", { maximumFractionDigits: ratio < 0.1 || ratio > 0.9 ? 1 : 0 })} %`;
}

/** "0.42 (0.31–0.55, n = 24)"; without an interval "0.42 (n = 3)". */
export function formatInterval(value: string, interval: readonly [string, string] | null, samples: number): string {
  const n = `n = ${formatCount(samples)}`;
  return interval === null ? `${value} (${n})` : `${value} (${interval[0]}–${interval[1]}, ${n})`;
}

/** "2026-11-24 10:00:03" out of an ISO time, which stays UTC. */
export function formatTime(iso: string): string {
  return iso.replace("T", " ").replace(/(\.\d+)?Z$/, "");
}

/** "2 min 5 s", "48 s". */
export function formatDuration(durationMs: number): string {
  if (!Number.isFinite(durationMs) || durationMs < 0) return notMeasured;
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
