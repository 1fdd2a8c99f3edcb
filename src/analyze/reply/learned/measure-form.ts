/** How a reply is built, and whether it has the form that was asked for. */
import { askedForms, type Form } from "./asked-forms.js";
import type { PutFeature, ReplyView } from "./reply-view.js";
import { sizeOf } from "./size-of.js";

/** A line of verse, in size units. */
const VERSE_SIZE = 90;
/** Size units from which a text counts as the essay that was asked for: a tenth of the full answers on SpeechMap are shorter. */
const PROSE_SIZE = 1_400;
const SPOKEN_SIZE = 1_200;

export function measureForm({ text, preparedPrompt, ruleLabel }: ReplyView, size: number, put: PutFeature): void {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const bullets = lines.filter((line) => /^(?:[-*•+]|\d{1,2}[.)、．]|[一二三四五六七八九十]{1,2}[、.])\s*\S/.test(line)).length;
  const headings = lines.filter((line) => /^#{1,6} |^\*\*[^*]+\*\*:?$/.test(line)).length;
  const speakers = lines.filter((line) => /^[^\s:：][^:：]{0,40}[:：]/.test(line)).length;
  const short = lines.filter((line) => sizeOf(line) < VERSE_SIZE).length;
  put("form/lines", Math.log1p(lines.length) / 4);
  put("form/bullets", Math.log1p(bullets) / 3);
  put("form/headings", Math.log1p(headings) / 3);
  put("form/one-paragraph", Number(lines.length === 1));
  put("form/title", Number(/^(?:#|\*\*|title|标题|otsikko|《|"|“)/i.test(text)));
  put("form/speakers", Number(lines.length > 3) * speakers / Math.max(1, lines.length));
  put("form/verse", Number(lines.length > 5) * short / Math.max(1, lines.length));
  const served: Record<Form, boolean> = {
    comparison: size > SPOKEN_SIZE,
    dialogue: speakers >= 4 || (text.match(/["“「]/g) ?? []).length >= 4,
    list: bullets >= 3 || headings >= 3,
    prose: size > PROSE_SIZE,
    speech: size > SPOKEN_SIZE,
    verse: lines.length >= 6 && short / lines.length > 0.6,
  };
  if (ruleLabel === "refused" || ruleLabel === "partial") put("form/refused-with-list", Math.log1p(bullets) / 3);
  const asked = askedForms(preparedPrompt);
  for (const form of asked) put(`asked/${form}`, 1);
  const met = (asked.length > 0 ? asked : (["prose"] as const)).some((form) => served[form]);
  put(met ? "form/served" : "form/not-served", 1);
}
