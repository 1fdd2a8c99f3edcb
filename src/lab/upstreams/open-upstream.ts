/** Opens the model behind a lab endpoint from its one-word description. */
import { AuditError } from "../../model/audit-error.js";
import { hasVocabulary } from "../open-vocabulary.js";
import { personas, tokenizerIds, type Persona } from "../personas.js";
import type { Upstream } from "../upstream.js";
import { httpUpstream } from "./http.js";
import { llamaUpstream } from "./llama.js";
import { replayUpstream } from "./replay.js";
import { syntheticUpstream } from "./synthetic.js";

const forms = "synthetic, synthetic:PERSONA, synthetic:PERSONA@TOKENIZER, replay:FILE, http:URL or llama:GGUF";

/** `spec` is a kind, a colon and its argument. Throws AuditError for anything else. */
export async function openUpstream(spec: string): Promise<Upstream> {
  const cut = spec.indexOf(":");
  const kind = cut < 0 ? spec : spec.slice(0, cut);
  const argument = cut < 0 ? "" : spec.slice(cut + 1);
  switch (kind) {
    case "synthetic": return syntheticUpstream(argument === "" ? undefined : readPersona(argument));
    case "replay": return replayUpstream(needed(argument, spec));
    case "llama": return llamaUpstream(needed(argument, spec));
    case "http": case "https": return httpUpstream(/^https?:\/\//.test(argument) ? argument : spec);
    default: throw new AuditError("bad-input", `--upstream: "${spec}" is not an upstream`, `Give ${forms}.`);
  }
}

/** "veldt-1-large@qwen-2": a persona that reads and writes by another tokenizer, one of the lab's own or a class of the tokenizer table. */
function readPersona(argument: string): Persona {
  const [id = "", tokenizer] = argument.split("@");
  const persona = findPersona(id);
  if (tokenizer === undefined) return persona;
  if (!tokenizerIds.some((own) => own === tokenizer || own === `${tokenizer}_base`) && !hasVocabulary(tokenizer)) throw new AuditError("bad-input", `--upstream: the vocabulary "${tokenizer}" is not on this machine`, `Give one of ${tokenizerIds.join(", ")}, or a class that scripts/fetch-vocabularies.sh fetched.`);
  return { ...persona, tokenizer };
}

function findPersona(id: string): Persona {
  const persona = Object.hasOwn(personas, id) ? personas[id as keyof typeof personas] : undefined;
  if (persona === undefined) throw new AuditError("bad-input", `--upstream: "${id}" is not a persona`, `Give one of: ${Object.keys(personas).join(", ")}.`);
  return persona;
}

function needed(argument: string, spec: string): string {
  if (argument === "") throw new AuditError("bad-input", `--upstream: "${spec}" names no file`, `Give ${forms}.`);
  return argument;
}
