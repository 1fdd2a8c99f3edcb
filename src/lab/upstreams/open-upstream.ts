/** Opens the model behind a lab endpoint from its one-word description. */
import { AuditError } from "../../model/audit-error.js";
import { personas } from "../personas.js";
import type { Upstream } from "../upstream.js";
import { httpUpstream } from "./http.js";
import { llamaUpstream } from "./llama.js";
import { replayUpstream } from "./replay.js";
import { syntheticUpstream } from "./synthetic.js";

const forms = "synthetic, synthetic:PERSONA, replay:FILE, http:URL or llama:GGUF";

/** `spec` is a kind, a colon and its argument. Throws AuditError for anything else. */
export async function openUpstream(spec: string): Promise<Upstream> {
  const cut = spec.indexOf(":");
  const kind = cut < 0 ? spec : spec.slice(0, cut);
  const argument = cut < 0 ? "" : spec.slice(cut + 1);
  switch (kind) {
    case "synthetic": return syntheticUpstream(argument === "" ? undefined : findPersona(argument));
    case "replay": return replayUpstream(needed(argument, spec));
    case "llama": return llamaUpstream(needed(argument, spec));
    case "http": case "https": return httpUpstream(/^https?:\/\//.test(argument) ? argument : spec);
    default: throw new AuditError("bad-input", `--upstream: "${spec}" is not an upstream`, `Give ${forms}.`);
  }
}

function findPersona(id: string) {
  const persona = Object.hasOwn(personas, id) ? personas[id as keyof typeof personas] : undefined;
  if (persona === undefined) throw new AuditError("bad-input", `--upstream: "${id}" is not a persona`, `Give one of: ${Object.keys(personas).join(", ")}.`);
  return persona;
}

function needed(argument: string, spec: string): string {
  if (argument === "") throw new AuditError("bad-input", `--upstream: "${spec}" names no file`, `Give ${forms}.`);
  return argument;
}
