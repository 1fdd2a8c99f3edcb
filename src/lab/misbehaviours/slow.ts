/** An overloaded host: a long wait for the first token and long gaps, bounded so that an audit ends in a minute. */
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

const firstTokenMs = { least: 250, more: 250 } as const;
const gapMs = 15;
/** All gaps of a reply together; with 60 requests of a quick audit, waiting stays under 60 × 0.8 s. */
const gapBudgetMs = 300;

export const slow: Misbehaviour = {
  id: "slow",
  does: "makes the client wait a quarter to half a second for the first token, and between tokens",
  truth: () => ({ firstTokenMs: [firstTokenMs.least, firstTokenMs.least + firstTokenMs.more], gapMs, gapBudgetMs }),
  wrap: (upstream) => alterAnswer(upstream, async function* (request, context) {
    await context.wait(firstTokenMs.least + firstTokenMs.more * context.random("slow").next());
    let spentMs = 0;
    let first = true;
    for await (const event of upstream.answer(request, context)) {
      if (event.kind === "text" && !first && spentMs < gapBudgetMs) {
        await context.wait(gapMs);
        spentMs += gapMs;
      }
      if (event.kind === "text") first = false;
      yield event;
    }
  }),
};
