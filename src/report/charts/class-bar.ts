/** How the replies to one question turned out, as one bar of shares. */
import { markup, type Markup } from "../html/markup.js";

/** The tone of every known class of reply; an unknown one is drawn calm. */
const tones: Readonly<Record<string, "good" | "warn" | "bad" | "calm">> = {
  complete: "good", answered: "good", partial: "warn", evasive: "warn", steered: "warn", refused: "bad", blocked: "bad",
};

export function toneOf(name: string): "good" | "warn" | "bad" | "calm" {
  return Object.hasOwn(tones, name) ? tones[name] ?? "calm" : "calm";
}

/** The words beside it say the same, so that it is hidden from screen readers. */
export function classBar(counts: Readonly<Record<string, number>>): Markup {
  const order = ["good", "warn", "bad", "calm"] as const;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  let from = 0;
  const parts = order.map((tone) => {
    const count = Object.entries(counts).filter(([name]) => toneOf(name) === tone).reduce((sum, [, one]) => sum + one, 0);
    const width = total === 0 ? 0 : (100 * count) / total;
    const part = width === 0 ? null : markup`<rect class="${tone}" x="${from}" y="0" width="${width}" height="10"/>`;
    from += width;
    return part;
  });
  return markup`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" x="0" y="0" width="100" height="10"/>${parts}</svg>`;
}
