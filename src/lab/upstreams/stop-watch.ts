/** Watches a growing text for stop sequences, holding back what may yet become one. */
export class StopWatch {
  private readonly stops: readonly string[];
  private text = "";

  constructor(stops: readonly string[]) {
    this.stops = stops.filter((stop) => stop !== "");
  }

  /** `safe` can be shown; `stopped` when a stop sequence came, which itself is not shown. */
  push(piece: string): { readonly safe: string; readonly stopped: boolean } {
    this.text += piece;
    const ends = this.stops.map((stop) => this.text.indexOf(stop)).filter((at) => at >= 0);
    if (ends.length > 0) {
      const safe = this.text.slice(0, Math.min(...ends));
      this.text = "";
      return { safe, stopped: true };
    }
    const hold = Math.max(0, ...this.stops.map((stop) => beginningAtEnd(this.text, stop)));
    const safe = this.text.slice(0, this.text.length - hold);
    this.text = this.text.slice(this.text.length - hold);
    return { safe, stopped: false };
  }

  /** What is still held when nothing more comes. */
  flush(): string {
    const rest = this.text;
    this.text = "";
    return rest;
  }
}

/** Length of the longest end of `text` that begins `stop`. */
function beginningAtEnd(text: string, stop: string): number {
  for (let length = Math.min(stop.length - 1, text.length); length > 0; length -= 1) if (text.endsWith(stop.slice(0, length))) return length;
  return 0;
}
