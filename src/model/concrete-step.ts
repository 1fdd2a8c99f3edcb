/** One request in protocol-neutral words, its template filled: what a codec turns into bytes. */
import { z } from "zod";
import { jsonSchema } from "./json.js";

export const messageSchema = z.object({ role: z.enum(["user", "assistant"]), content: z.string() }).readonly();
export type Message = z.infer<typeof messageSchema>;

export const concreteStepSchema = z.object({
  id: z.string(),
  system: z.string().nullable(),
  messages: z.array(messageSchema).readonly(),
  maxTokens: z.int().positive().nullable(),
  /** null: not sent, the endpoint's default holds. */
  temperature: z.number().nullable(),
  topP: z.number().nullable(),
  stop: z.array(z.string()).readonly(),
  seed: z.int().nullable(),
  stream: z.boolean(),
  /** How many alternatives a position to ask for; null: no log-probabilities. */
  topLogprobs: z.int().nullable(),
  /** Members added to the wire body as they are, for what only one protocol has. */
  native: z.record(z.string(), jsonSchema).readonly(),
}).readonly();
export type ConcreteStep = z.infer<typeof concreteStepSchema>;
