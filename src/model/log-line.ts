/** One line of a LOG: a past request with its raw response body. Whatever else the line holds is ignored. */
import { z } from "zod";
import { jsonSchema } from "./json.js";

export const logLineSchema = z.object({
  request: z.looseObject({ model: z.string().optional(), messages: z.array(jsonSchema).optional() }),
  response: jsonSchema,
});
export type LogLine = z.infer<typeof logLineSchema>;
