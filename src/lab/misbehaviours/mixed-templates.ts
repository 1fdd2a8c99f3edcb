/** Honest routing: several providers of the same model take turns, and their chat templates differ in length. */
import { alterUsage } from "../alter-usage.js";
import { alterAnswer, type Misbehaviour } from "../misbehaviour.js";

/** Tokens more than the shortest template, as the providers of one open model differ in the SpeechMap data (Llama 3.1 70B: 0, 1, 7 and 32). */
const longer = [0, 1, 7, 32] as const;

/** Shares of the requests, in the order of `overheads`; any left over goes to the last. */
export function routeTemplates(id: string, overheads: readonly number[], shares: readonly number[]): Misbehaviour {
  return {
    id,
    does: "serves honestly through several providers whose templates differ in length",
    truth: () => ({ templates: [...overheads], shares: [...shares] }),
    wrap: (upstream) => alterAnswer(upstream, alterUsage(upstream, ({ promptTokens, completionTokens }, _written, _request, context) => {
      let left = context.random("template").next();
      const at = shares.findIndex((share) => (left -= share) < 0);
      return { promptTokens: promptTokens + (overheads[at === -1 ? overheads.length - 1 : at] ?? 0), completionTokens };
    })),
  };
}

export const mixedTemplates: Misbehaviour = routeTemplates("mixed-templates", longer.slice(0, 3), [0.5, 0.3, 0.2]);
