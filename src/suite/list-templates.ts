/** The templates of a step: its system prompt, its messages and the texts of its native members, with the path each stands at. */
import type { Json } from "../model/json.js";
import type { Step } from "../model/probe.js";

export interface Template {
  /** Within the step. */
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

export function listTemplates(step: Step): Template[] {
  return [
    ...(step.system === undefined ? [] : [{ path: ["system"], text: step.system }]),
    ...step.messages.map(({ content }, index) => ({ path: ["messages", index, "content"], text: content })),
    ...listTexts(step.native).map((text) => ({ path: ["native"], text })),
  ];
}

/** Names of members too: some stand for what is asked. */
function listTexts(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(listTexts);
  return Object.entries(value).flatMap(([name, member]) => [name, ...listTexts(member)]);
}
