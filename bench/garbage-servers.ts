/** Servers that are no model, made out of the prompts of a corpus: they must never be named as one. */
import type { CorpusExchange } from "../scripts/style/read-corpus.js";
import { createRandom } from "../src/stats/create-random.js";
import type { Choice } from "../src/model/transcript.js";

const letters = "abcdefghijklmnopqrstuvwxyz";

/** What each says to the prompt that comes as the `index`-th. */
export const garbageServers: Readonly<Record<string, (prompt: string, index: number, random: () => number) => string>> = {
  "constant-sentence": () => "Thank you for your message. We have received your request and will get back to you as soon as possible.",
  "constant-word": () => "OK",
  "counting": (_prompt, index) => Array.from({ length: 40 }, (_, step) => String(index * 40 + step + 1)).join(" "),
  "echo": (prompt) => prompt,
  "echo-framed": (prompt) => `You asked:\n\n${prompt}\n\nThat is a good question.`,
  "random-letters": (_prompt, _index, random) => Array.from({ length: 60 }, () => Array.from({ length: 2 + Math.floor(random() * 8) }, () => letters[Math.floor(random() * letters.length)] ?? "x").join("")).join(" "),
  "shuffled-prompt": (prompt, _index, random) => prompt.split(/\s+/).map((word) => ({ word, place: random() })).sort((a, b) => a.place - b.place).map(({ word }) => word).join(" "),
};

/** The corpus as such a server would have answered it; usage is what a real host reported, so that the meter is no help. */
export function answerWithGarbage(name: string, corpus: readonly CorpusExchange[], seed: string): CorpusExchange[] {
  const random = createRandom(`garbage/${seed}/${name}`);
  const say = garbageServers[name];
  if (say === undefined) throw new Error(`no garbage server is called ${name}`);
  return corpus.flatMap((exchange, index): CorpusExchange[] => {
    const { transcript } = exchange;
    if (transcript.reply === null) return [];
    const text = say(transcript.step.messages.at(-1)?.content ?? "", index, random);
    const choice: Choice = { text, reasoning: "", refusal: null, toolCalls: [], stop: { unified: "stop", raw: "stop" }, logprobs: null, error: null };
    return [{ ...exchange, model: name, transcript: { ...transcript, reply: { ...transcript.reply, choices: [choice], error: null } } }];
  });
}
