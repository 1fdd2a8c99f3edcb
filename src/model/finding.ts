/** A finding: one thing that is wrong with the endpoint, how bad, how sure, and what to do. */
import { z } from "zod";

export const severities = ["info", "low", "medium", "high", "critical"] as const;
export type Severity = (typeof severities)[number];
/** So severe that they weigh more than price or advice. Policy. */
export const graveSeverities: readonly Severity[] = ["high", "critical"];

export const findingSchema = z.object({
  id: z.string(),
  area: z.enum(["identity", "censorship", "moderation", "latency", "consistency", "parameters", "context", "billing", "caching", "limits", "transport"]),
  severity: z.enum(severities),
  credibility: z.enum(["certain", "likely", "possible"]),
  title: z.string(),
  detail: z.string(),
  evidence: z.array(z.string()).readonly(),
  /** Honest reasons that would look the same, checked or not. */
  innocentCauses: z.array(z.object({ cause: z.string(), checked: z.boolean(), result: z.string() }).readonly()).readonly(),
  remedy: z.string(),
}).readonly();
export type Finding = z.infer<typeof findingSchema>;
