/** The upstream of an arm: a persona by the seed, with everything that is done to it. */
import type { Misbehaviour } from "../../src/lab/misbehaviour.js";
import { findSubstitute, personas, type Persona } from "../../src/lab/personas.js";
import { scenarios } from "../../src/lab/scenarios.js";
import type { Upstream } from "../../src/lab/upstream.js";
import { syntheticUpstream } from "../../src/lab/upstreams/synthetic.js";
import type { Arm } from "./arms.js";

/** Loaded vocabularies are kept: there are few personas and many runs. */
const known = new Map<string, Upstream>();

function upstreamOf(persona: Persona): Upstream {
  const found = known.get(persona.id) ?? syntheticUpstream(persona);
  known.set(persona.id, found);
  return found;
}

export async function startUpstream({ scenarios: ids }: Arm, seed: number): Promise<Upstream> {
  const list: readonly Persona[] = Object.values(personas);
  const persona = list[seed % list.length] ?? personas["veldt-1-large"];
  const substitute = upstreamOf(findSubstitute(persona.id));
  const registry: Readonly<Record<string, Misbehaviour>> = scenarios;
  const served = ids.reduce((inner, id) => registry[id]?.wrap(inner, { seed, substitute }) ?? inner, upstreamOf(persona));
  await served.prepare();
  return served;
}
