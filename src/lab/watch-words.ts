/** Follows a reply until a listed word has been written, and says what comes then in place of the rest. */
import { holdsSensitiveWord } from "./knowledge/sensitive-words.js";
import type { UpstreamEvent } from "./upstream.js";

/** Longer than the longest listed word: text before this many characters need not be read again. */
const lookBackCharacters = 64;

type TextEvent = Extract<UpstreamEvent, { kind: "text" }>;

/** `then`: "end" sends nothing more; "mute" leaves out the rest of the choice's text and keeps what closes it. */
export async function* watchWords(events: AsyncIterable<UpstreamEvent>, instead: (event: TextEvent) => readonly UpstreamEvent[], then: "end" | "mute"): AsyncGenerator<UpstreamEvent> {
  const seen = new Map<number, string>();
  const muted = new Set<number>();
  for await (const event of events) {
    if (event.kind !== "text") {
      yield event;
      continue;
    }
    if (muted.has(event.choice)) continue;
    const text = ((seen.get(event.choice) ?? "") + event.text).slice(-lookBackCharacters - event.text.length);
    seen.set(event.choice, text);
    if (!holdsSensitiveWord(text)) {
      yield event;
      continue;
    }
    yield* instead(event);
    if (then === "end") return;
    muted.add(event.choice);
  }
}
