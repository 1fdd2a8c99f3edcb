/** What a follow-up fills its slots with: the asked cell's own texts, what it says about its subject, and that word in disguise. */
import type { Cell } from "../model/probe.js";

/** Beside what a cell gives, the word under `about.trigger` spelled out and encoded. */
export const derivedSlots = ["trigger-spelled", "trigger-base64"] as const;

/** Letters with hyphens between them, words with a slash: a list of words does not find it, a reader does. */
function spell(text: string): string {
  return text.split(/\s+/).map((word) => [...word].join("-")).join(" / ");
}

export function borrowSlots({ fill, about = {} }: Cell): Readonly<Record<string, string>> {
  const { trigger } = about;
  return {
    ...fill,
    ...about,
    ...(trigger === undefined ? {} : { "trigger-spelled": spell(trigger), "trigger-base64": Buffer.from(trigger, "utf8").toString("base64") }),
  };
}
