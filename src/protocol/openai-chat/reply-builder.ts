/** Gathers a reply out of one body or out of the events of a stream. */
import type { Json, JsonObject } from "../../model/json.js";
import type { Choice, Delta, Problem, Reply, ReplyError, Usage } from "../../model/transcript.js";
import { ChoiceBuilder } from "./choice-builder.js";
import { listOf, memberOf, objectOf, textOf } from "./read-json.js";
import { readError } from "./read-error.js";
import { readUsage } from "./read-usage.js";

/** Most choices kept: nobody asks for more, and an endpoint may send any number. */
const maximumChoices = 16;
/** Most deltas kept; a reply of 4,096 tokens has fewer. */
const maximumDeltas = 20_000;
/** Most problems kept. */
const maximumProblems = 20;

export class ReplyBuilder {
  private readonly choices = new Map<number, ChoiceBuilder>();
  private readonly deltas: Delta[] = [];
  private readonly problems: Problem[] = [];
  private id: string | null = null;
  private model: string | null = null;
  private usage: Usage | null = null;
  private error: ReplyError | null = null;
  private first: JsonObject | null = null;
  private last: JsonObject | null = null;
  private events = 0;
  private merged: Record<string, Json> = {};

  problem(kind: Problem["kind"], place: string, detail: string): void {
    if (this.problems.length < maximumProblems) this.problems.push({ kind, place, detail });
  }

  /** `part` names where a choice keeps its content: "message" in a body, "delta" in a stream. */
  add(body: Json, part: "message" | "delta", atMs: number | null): void {
    const root = objectOf(body);
    if (root === null) { this.problem("wrong-type", "body", `is ${Array.isArray(body) ? "a list" : typeof body}, not an object`); return; }
    this.keep(root);
    this.id ??= textOf(memberOf(root, "id"));
    this.model ??= textOf(memberOf(root, "model"));
    this.usage = readUsage(memberOf(root, "usage")) ?? this.usage;
    this.error = readError(memberOf(root, "error")) ?? this.error;
    const choices = memberOf(root, "choices");
    if (Array.isArray(choices)) this.addChoices(listOf(choices), part, atMs);
    else if (part === "message" && this.error === null) this.problem("missing", "choices", "the body has neither choices nor an error");
    else if (choices !== undefined && choices !== null) this.problem("wrong-type", "choices", "is not a list");
  }

  build(streamed: boolean, ended: boolean): Reply {
    return {
      id: this.id,
      choices: [...this.choices].sort(([a], [b]) => a - b).map(([, builder]): Choice => builder.build()),
      deltas: this.deltas,
      usage: this.usage,
      reportedModel: this.model,
      error: this.error,
      problems: this.problems,
      streamed,
      ended,
      raw: streamed ? { ...this.merged, events: this.events, first: this.first, last: this.last } : this.first,
    };
  }

  private addChoices(choices: readonly Json[], part: "message" | "delta", atMs: number | null): void {
    for (const [position, choice] of choices.entries()) {
      if (objectOf(choice) === null) { this.problem("wrong-type", `choices.${position}`, "is not an object"); continue; }
      const index = memberOf(choice, "index");
      const key = typeof index === "number" && Number.isSafeInteger(index) ? index : position;
      const builder = this.builderAt(key);
      if (builder === null) { this.problem("too-large", "choices", `more than ${maximumChoices}`); return; }
      const message = memberOf(choice, part) ?? memberOf(choice, part === "delta" ? "message" : "delta");
      const pieces = builder.add(choice, message);
      if (this.deltas.length >= maximumDeltas) this.problem("too-large", "deltas", `more than ${maximumDeltas}`);
      else for (const piece of pieces) this.deltas.push({ atMs, ...piece });
    }
  }

  private builderAt(key: number): ChoiceBuilder | null {
    const known = this.choices.get(key);
    if (known !== undefined) return known;
    if (this.choices.size >= maximumChoices) return null;
    const builder = new ChoiceBuilder();
    this.choices.set(key, builder);
    return builder;
  }

  /** What signatures look at: the first and last event whole, and the plain top-level members of all. */
  private keep(root: JsonObject): void {
    this.events += 1;
    this.first ??= root;
    this.last = root;
    for (const [name, value] of Object.entries(root)) {
      if (value !== null && typeof value !== "object" && name !== "__proto__") this.merged[name] ??= value;
    }
  }
}
