/** The templates of a step: its system prompt and its messages, with the path each stands at. */
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
  ];
}
