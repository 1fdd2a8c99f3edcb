/** Finds the codec of a protocol by its name; `auto` is settled before a recording begins. */
import { AuditError } from "../model/audit-error.js";
import type { Codec } from "../model/codec.js";
import { codecs } from "../protocol/codecs.js";

export const protocolNames = Object.keys(codecs);

/** The protocol that `auto` stands for when nothing tells otherwise: the one that resellers speak. */
export const defaultProtocol = "openai-chat";

export function findCodec(protocol: string): Codec {
  const codec = Object.hasOwn(codecs, protocol) ? codecs[protocol as keyof typeof codecs] : undefined;
  if (codec !== undefined) return codec;
  throw new AuditError("bad-input", `--protocol: "${protocol}" is not known`, `Give one of: auto, ${protocolNames.join(", ")}.`);
}
