/** How a reply is built, and whether it has the form that was asked for. */
import type { ReplyClass } from "../reply-classes.js";
import type { Form } from "./asked-forms.js";
import type { PutFeature } from "./reply-view.js";
import { sizeOf } from "./size-of.js";

/** A line of verse, in size units. */
const VERSE_SIZE = 90;
/** Size units from which a text counts as the essay that was asked for: a tenth of the full answers on SpeechMap are shorter. */
const PROSE_SIZE = 1_400;
const SPOKEN_SIZE = 1_200;

/** Counts over the lines of a text that are not blank. */
export interface Shape {
  readonly lines: number;
  readonly bullets: number;
  readonly headings: number;
  readonly speakers: number;
  /** As short as a line of verse. */
  readonly short: number;
  readonly quotes: number;
  readonly titled: boolean;
}

export function readShape(text: string): Shape {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const count = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length;
  return {
    lines: lines.length,
    bullets: count(/^(?:[-*•+]|\d{1,2}[.)、．]|[一二三四五六七八九十]{1,2}[、.])\s*\S/),
    headings: count(/^#{1,6} |^\*\*[^*]+\*\*:?$/),
    speakers: count(/^[^\s:：][^:：]{0,40}[:：]/),
    short: lines.filter((line) => sizeOf(line) < VERSE_SIZE).length,
    quotes: (text.match(/["“「]/g) ?? []).length,
    titled: /^(?:#|\*\*|title|标题|otsikko|《|"|“)/i.test(text),
  };
}

export function measureForm({ size, shape: { lines, bullets, headings, speakers, short, quotes, titled } }: { readonly size: number; readonly shape: Shape }, asked: readonly Form[], ruleLabel: ReplyClass, put: PutFeature): void {
  put("form/lines", Math.log1p(lines) / 4);
  put("form/bullets", Math.log1p(bullets) / 3);
  put("form/headings", Math.log1p(headings) / 3);
  put("form/one-paragraph", Number(lines === 1));
  put("form/title", Number(titled));
  put("form/speakers", Number(lines > 3) * speakers / Math.max(1, lines));
  put("form/verse", Number(lines > 5) * short / Math.max(1, lines));
  const served: Record<Form, boolean> = {
    comparison: size > SPOKEN_SIZE,
    dialogue: speakers >= 4 || quotes >= 4,
    list: bullets >= 3 || headings >= 3,
    prose: size > PROSE_SIZE,
    speech: size > SPOKEN_SIZE,
    verse: lines >= 6 && short / lines > 0.6,
  };
  if (ruleLabel === "refused" || ruleLabel === "partial") put("form/refused-with-list", Math.log1p(bullets) / 3);
  const met = (asked.length > 0 ? asked : (["prose"] as const)).some((form) => served[form]);
  put(met ? "form/served" : "form/not-served", 1);
}
