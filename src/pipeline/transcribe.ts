/** Turns exchanges into transcripts with the codec of their endpoint's protocol. */
import type { Codec } from "../model/codec.js";
import type { Exchange } from "../model/exchange.js";
import type { Reply, Transcript } from "../model/transcript.js";

/** `control`: the codec of the trusted endpoint asked beside, where there is one. */
export async function* transcribe(exchanges: AsyncIterable<Exchange>, codec: Codec, control: Codec | null = null): AsyncIterable<Transcript> {
  for await (const exchange of exchanges) yield transcribeOne(exchange, exchange.side === "control" ? control ?? codec : codec);
}

export function transcribeOne(exchange: Exchange, codec: Codec): Transcript {
  const step = { ...codec.decodeRequest(exchange.request.body), id: exchange.step };
  return { exchange, step, reply: decodeOutcome(exchange, codec) };
}

function decodeOutcome({ outcome }: Exchange, codec: Codec): Reply | null {
  switch (outcome.kind) {
    case "response": return codec.decodeResponse(outcome);
    case "failure": return outcome.partial === undefined ? null : codec.decodeResponse(outcome.partial);
    case "logged": return codec.decodeLogged(outcome.body);
  }
}
