/** The upstream without a model: a seeded persona that answers any prompt, its text cut and counted by a real vocabulary. */
import type { LogprobPosition } from "../../model/transcript.js";
import { errorBody } from "../error-body.js";
import { composeAnswer, type Answer } from "../compose-answer.js";
import { loadTokenizer, type TextPiece, type Tokenizer } from "../load-tokenizer.js";
import { honestPersona, type Persona } from "../personas.js";
import { createRandom, type Random } from "../random.js";
import type { ChatRequest, Upstream, UpstreamContext, UpstreamEvent } from "../upstream.js";

/** What hosts allow when no `max_tokens` is sent. */
const defaultMaxTokens = 4096;
/** The least probability that is given as a log-probability; −9999 would be a host's mark for "none". */
const leastShare = 1e-6;
/** A bias that no other token can beat; smaller ones move a distribution that a persona does not have. */
const decisiveBias = 30;

interface Generated {
  readonly pieces: readonly TextPiece[];
  readonly reason: "stop" | "length";
  readonly tokens: number;
}

/** Cuts at the first stop sequence, then at the token ceiling. */
function generate(text: string, request: ChatRequest, tokenizer: Tokenizer): Generated {
  const ends = request.stop.filter((stop) => stop !== "").map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
  const pieces = tokenizer.split(ends.length === 0 ? text : text.slice(0, Math.min(...ends)));
  const ceiling = request.maxTokens ?? defaultMaxTokens;
  const kept: TextPiece[] = [];
  let tokens = 0;
  for (const piece of pieces) {
    // A character of which only some tokens fit is not shown, but its tokens were made.
    if (tokens + piece.tokens > ceiling) return { pieces: kept, reason: "length", tokens: ceiling };
    kept.push(piece);
    tokens += piece.tokens;
  }
  return { pieces: kept, reason: "stop", tokens };
}

/** The token that its bias makes certain, at every place up to the ceiling; null: none is. "unknown": the vocabulary has none of that number. */
function generateBiased({ logitBias, maxTokens }: ChatRequest, tokenizer: Tokenizer): Generated | "unknown" | null {
  const [strongest] = Object.entries(logitBias ?? {}).filter(([, bias]) => bias >= decisiveBias).toSorted(([, left], [, right]) => right - left);
  if (strongest === undefined) return null;
  const text = tokenizer.decode(Number(strongest[0]));
  if (text === null) return "unknown";
  const tokens = maxTokens ?? defaultMaxTokens;
  return { pieces: Array.from({ length: tokens }, () => ({ text, tokens: 1 })), reason: "length", tokens };
}

function describePiece(piece: TextPiece, first: boolean, answer: Answer, top: number, random: Random): LogprobPosition[] {
  const drawn = first ? answer.alternatives.find((other) => other.text.startsWith(piece.text.trim())) : undefined;
  const share = drawn?.share ?? 0.85 + 0.149 * random.next();
  const others = first && drawn !== undefined
    ? answer.alternatives.filter((other) => other !== drawn).map((other) => ({ token: other.text, share: other.share }))
    : [" the", " and", " a", ",", " of", ".", " in", " to", " is", " that", " for", " with", " as", " on", " it", " by", " was", " are", " or", " at"].map((token, rank) => ({ token, share: (1 - share) / 2 ** (rank + 1) }));
  const logprob = (value: number): number => Math.log(Math.max(value, leastShare));
  const bytes = [...Buffer.from(piece.text)];
  // Tokens of an unfinished character end inside it, at bytes that the piece does not tell; named in the spelling that hosts have for them.
  const whole = bytes.length - piece.tokens + 1;
  const spell = (part: readonly number[]): string => (piece.tokens === 1 ? piece.text : `bytes:${part.map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("")}`);
  const partial = Array.from({ length: piece.tokens - 1 }, (_, at): LogprobPosition => {
    const part = at === 0 ? bytes.slice(0, whole) : bytes.slice(whole + at - 1, whole + at);
    return { token: spell(part), logprob: logprob(share), bytes: part, top: [] };
  });
  const last = partial.length === 0 ? bytes : bytes.slice(-1);
  return [...partial, {
    token: spell(last),
    logprob: logprob(share),
    bytes: last,
    top: [{ token: piece.text, share }, ...others.filter((other) => other.token !== piece.text)].toSorted((left, right) => right.share - left.share).slice(0, top).map((other) => ({ token: other.token, logprob: logprob(other.share) })),
  }];
}

/** The same seed and conversation give the same reply, whenever they are asked. */
function choiceRandom(persona: Persona, request: ChatRequest, context: UpstreamContext, choice: number): Random {
  if (request.seed === null) return context.random(`${persona.id}/${choice}`);
  return createRandom(`seed/${persona.id}/${request.seed}/${choice}/${JSON.stringify(request.messages)}`);
}

/** `loaded` stands for the persona's vocabulary, where it is at hand already. */
export function syntheticUpstream(persona: Persona = honestPersona, loaded: Tokenizer | null = null): Upstream {
  let tokenizer: Promise<Tokenizer> | null = loaded === null ? null : Promise.resolve(loaded);
  const ready = (): Promise<Tokenizer> => (tokenizer ??= loadTokenizer(persona.tokenizer));
  return {
    id: "synthetic",
    model: persona.id,
    truth: { upstream: "synthetic", model: persona.id, family: persona.family, vendor: persona.vendor, tokenizer: persona.tokenizer },
    prepare: async () => void (await ready()),
    close: () => Promise.resolve(),
    async *answer(request: ChatRequest, context: UpstreamContext): AsyncGenerator<UpstreamEvent> {
      const counter = await ready();
      const promptTokens = persona.template.request + request.messages.reduce((sum, message) => sum + persona.template.message + counter.count(message.content), 0);
      let completionTokens = 0;
      const biased = generateBiased(request, counter);
      if (biased === "unknown") {
        yield { kind: "error", status: 400, headers: [], body: errorBody("Invalid key in 'logit_bias': no such token.", "invalid_request_error", null, "logit_bias") };
        return;
      }
      const pace = context.random(`pace/${persona.id}`);
      await context.wait(persona.pace.firstTokenMs * (0.8 + 0.4 * pace.next()));
      for (let choice = 0; choice < request.choices; choice += 1) {
        const random = choiceRandom(persona, request, context, choice);
        const answer = composeAnswer(persona, request, random, (text) => counter.count(text));
        const generated = biased ?? generate(answer.text, request, counter);
        for (const [index, piece] of generated.pieces.entries()) {
          if (index > 0) await context.wait(persona.pace.gapMs);
          if (context.signal.aborted) return;
          yield request.topLogprobs === null
            ? { kind: "text", choice, text: piece.text }
            : { kind: "text", choice, text: piece.text, logprobs: describePiece(piece, index === 0, answer, request.topLogprobs, random) };
        }
        completionTokens += generated.tokens;
        yield { kind: "stop", choice, reason: generated.reason };
      }
      yield { kind: "usage", promptTokens, completionTokens };
    },
  };
}
