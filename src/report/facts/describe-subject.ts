/** What an observation is about, in short: its probe and the parts of its subject that tell it from its siblings. */
import type { Observation } from "../../model/observation.js";

/** Said elsewhere or the same for all. */
const unsaid = new Set(["suite", "owner", "kind", "name"]);

export function describeSubject({ probe, subject }: Pick<Observation, "probe" | "subject">): string {
  const parts = Object.entries(subject).filter(([name, value]) => !unsaid.has(name) && !(name === "cell" && value === "only")).map(([, value]) => value);
  return [...new Set([...(probe === null ? [] : [probe.id]), ...parts])].join(" · ") || "every exchange";
}
