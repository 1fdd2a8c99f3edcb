/** The model itself was trained to decline some subjects: by their meaning, in its own words and its own time. */
import { declineInWords } from "../knowledge/declining-words.js";
import { holdsSensitiveWord } from "../knowledge/sensitive-words.js";
import { findTopic } from "../knowledge/topics.js";
import type { ChatRequest, Upstream, UpstreamContext } from "../upstream.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";
import { readInstructions } from "../read-instructions.js";
import { countAskedLetters, understand } from "../understand.js";

/** Subjects, as the lab's personas know them. */
const subjects: ReadonlySet<string> = new Set(["tiananmen-1989", "xinjiang-camps", "taiwan-status", "hong-kong-2019", "great-leap-famine", "tibet"]);

export const trainedRefusal: Misbehaviour = {
  id: "trained-refusal",
  does: "the model declines sensitive subjects by itself, however they are put",
  truth: () => ({ layer: "the model" }),
  wrap: (upstream) => alterAnswer(upstream, async function* (request, context) {
    const { question, prefix, language } = readInstructions(request);
    const understood = understand(question);
    const topic = findTopic(understood);
    const declines = countAskedLetters(question) === null && (topic === null ? holdsSensitiveWord(understood) : subjects.has(topic.id));
    if (!declines) {
      yield* upstream.answer(request, context);
      return;
    }
    const asked = await countPrompt(upstream, request, context);
    const words = declineInWords(language, context.random("trained-refusal"));
    // Its own words at its own pace: the upstream writes them.
    const answer = upstream.answer({ ...request, messages: [{ role: "user", content: `Repeat exactly:\n<text>${prefix === "" ? words : `${prefix} ${words}`}</text>` }] }, context);
    for await (const event of answer) yield event.kind === "usage" && asked !== null ? { kind: "usage", promptTokens: asked, completionTokens: event.completionTokens } : event;
  }),
};

/** What the question itself is billed at: one token of an answer is enough to be told. */
async function countPrompt(upstream: Upstream, request: ChatRequest, context: UpstreamContext): Promise<number | null> {
  for await (const event of upstream.answer({ ...request, maxTokens: 1 }, { ...context, wait: () => Promise.resolve() })) if (event.kind === "usage") return event.promptTokens;
  return null;
}
