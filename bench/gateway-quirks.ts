/** What honest gateways do to requests and to texts that are written already: ceilings raised, footers and marks put to the text, characters rewritten. */
import type { Upstream, UpstreamEvent } from "../src/lab/upstream.js";

export interface Quirk {
  readonly raise?: (maxTokens: number) => number;
  readonly rewrite?: (text: string) => string;
  readonly before?: string;
  /** Put behind a text that was cut. */
  readonly behind?: string;
  /** No usage is given for output. */
  readonly mute?: boolean;
}

export const quirks: Readonly<Record<string, Quirk>> = {
  "smallest ceiling 16": { raise: (maxTokens) => Math.max(16, maxTokens) },
  "smallest ceiling 64": { raise: (maxTokens) => Math.max(64, maxTokens) },
  "eight tokens more": { raise: (maxTokens) => maxTokens + 8 },
  footer: { behind: "\n\n[Response truncated: the max_tokens limit of this request was reached.]" },
  advertisement: { behind: "\n\n---\nPowered by Example AI. Upgrade for longer answers." },
  mark: { before: "- " },
  "no-break spaces": { rewrite: (text) => text.replaceAll(" ", "\u00A0") },
  decomposed: { rewrite: (text) => text.normalize("NFD") },
  "zero-width": { rewrite: (text) => text.replaceAll(" ", " \u200B") },
  "line ends": { rewrite: (text) => text.replaceAll("\n", "\r\n") },
  "curly quotes": { rewrite: (text) => text.replaceAll('"', "\u201D").replaceAll("'", "\u2019").replaceAll(" - ", " \u2014 ") },
  "one line": { rewrite: (text) => text.replace(/\s*\n\s*/g, " ") },
  entities: { rewrite: (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;") },
};

/** The usage stays the upstream's own, of what was really made. */
export function behindGateway(upstream: Upstream, { raise, rewrite, before, behind, mute }: Quirk): Upstream {
  return {
    ...upstream,
    async *answer(request, context): AsyncGenerator<UpstreamEvent> {
      const raised = raise === undefined || request.maxTokens === null ? request : { ...request, maxTokens: raise(request.maxTokens) };
      let begun = false;
      for await (const event of upstream.answer(raised, context)) {
        if (event.kind === "text") {
          const text = rewrite?.(event.text) ?? event.text;
          yield { ...event, text: begun ? text : (before ?? "") + text };
          begun = true;
          continue;
        }
        if (event.kind === "stop" && event.reason === "length" && behind !== undefined) yield { kind: "text", choice: event.choice, text: behind };
        yield event.kind === "usage" && mute === true ? { ...event, completionTokens: 0 } : event;
      }
    },
  };
}
