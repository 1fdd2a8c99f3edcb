/** Prompts of our own in three kinds of text, cut and shuffled out of the probe strings and some more words. */
import { createRandom } from "../../../src/stats/create-random.js";
import type { TextKind } from "../../../src/model/meter-reading.js";

const words: Readonly<Record<TextKind, readonly string[]>> = {
  plain: "the kettle lantern harbour counted seventeen unhurried pigeons beneath scaffolding while nobody answered an overripe telephone".split(" "),
  accented: "työmatkalippu järvenranta hyvästijättö pöytäliinakauppa Straßenbahnhöfe überqueren größtenteils çiçekçi yağmurluğum düğün".split(" "),
  "other-script": "窗台上 旧收音机 陌生的旋律 院子里 床单 鐘錶舖 學徒 騎樓 雨滴 鐵皮屋 маяк перила чердак смотритель".split(" "),
};

export interface SamplePrompt {
  readonly text: string;
  readonly kind: TextKind;
}

export function samplePrompts(perKind: number, seed: string): readonly SamplePrompt[] {
  const random = createRandom(seed);
  return (Object.keys(words) as TextKind[]).flatMap((kind) => Array.from({ length: perKind }, (_, index) => {
    const length = 6 + Math.floor(random() * 14);
    const picked = Array.from({ length }, () => words[kind][Math.floor(random() * words[kind].length)] ?? "");
    return { kind, text: `${index}: ${picked.join(kind === "other-script" ? "" : " ")}` };
  }));
}
