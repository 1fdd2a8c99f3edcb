/** The upstream that is a real model: a GGUF file run on the CPU, its own chat template, its own tokens, one request at a time. */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { AuditError } from "../../model/audit-error.js";
import type { LogprobPosition } from "../../model/transcript.js";
import type { ChatRequest, Upstream, UpstreamContext, UpstreamEvent } from "../upstream.js";
import { loadLlamaBinding, type ChatItem, type LlamaModel, type LlamaSequence, type Token, type TokenBias } from "./llama-binding.js";
import { StopWatch } from "./stop-watch.js";

/** Prompt and reply together; the lab's questions stay far below. */
const contextTokens = 4096;
const defaultMaxTokens = 512;
/** What the makers of most small models recommend, and hosts use, when no temperature is sent. */
const defaultTemperature = 0.7;
/** One core stays free for the lab and the auditor: a model's threads wait for each other by spinning, so that a busy core would stall them all. */
const modelThreads = Math.max(1, availableParallelism() - 1);
/** A character is at most four bytes, so at most this many byte tokens are held back for it. */
const longestCharacterTokens = 4;

interface Loaded {
  readonly model: LlamaModel;
  readonly sequence: LlamaSequence;
  tokenize(items: readonly ChatItem[]): Token[];
  bias(): TokenBias;
  dispose(): Promise<void>;
}

export function llamaUpstream(path: string): Upstream {
  if (!existsSync(path)) throw new AuditError("bad-input", `--upstream llama:${path}: there is no such file`, "Give a GGUF file; scripts/fetch-parts.sh fetches SmolLM2-135M-Instruct.");
  const name = basename(path).replace(/\.gguf$/i, "").toLowerCase();
  let loading: Promise<Loaded> | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const load = (): Promise<Loaded> => (loading ??= loadModel(path));
  return {
    id: "llama",
    model: name,
    truth: { upstream: "llama", model: name },
    prepare: async () => void (await load()),
    close: async () => { await (await loading)?.dispose(); },
    async *answer(request, context) {
      const loaded = await load();
      const before = turn;
      let release = (): void => undefined;
      turn = new Promise<void>((resolve) => { release = resolve; });
      await before;
      try {
        yield* generate(loaded, request, context);
      } finally {
        release();
      }
    },
  };
}

async function loadModel(path: string): Promise<Loaded> {
  const binding = await loadLlamaBinding();
  const llama = await binding.getLlama({ gpu: false, build: "never", logLevel: "error" });
  const model = await llama.loadModel({ modelPath: path });
  const context = await model.createContext({ contextSize: contextTokens, sequences: 1, threads: modelThreads });
  const wrapper = binding.resolveChatWrapper(model);
  return {
    model,
    sequence: context.getSequence(),
    tokenize: (items) => wrapper.generateContextState({ chatHistory: items }).contextText.tokenize(model.tokenizer),
    bias: () => new binding.TokenBias(model.tokenizer),
    dispose: () => llama.dispose(),
  };
}

async function* generate({ model, sequence, tokenize, bias }: Loaded, request: ChatRequest, context: UpstreamContext): AsyncGenerator<UpstreamEvent> {
  const prompt = tokenize([...request.messages.map(toItem), { type: "model", response: [] }]);
  const ceiling = Math.min(request.maxTokens ?? defaultMaxTokens, contextTokens - prompt.length);
  if (ceiling <= 0) {
    yield { kind: "error", status: 400, headers: [], body: { error: { message: `This model's maximum context length is ${contextTokens} tokens, the messages have ${prompt.length}.`, type: "invalid_request_error", param: "messages", code: "context_length_exceeded" } } };
    return;
  }
  let completionTokens = 0;
  for (let choice = 0; choice < request.choices && !context.signal.aborted; choice += 1) {
    await sequence.clearHistory();
    const temperature = request.temperature ?? defaultTemperature;
    const seed = request.seed === null ? context.random(`llama/${choice}`).below(2 ** 31) : request.seed + choice;
    const tokenBias = request.logitBias === null ? null : Object.entries(request.logitBias).reduce((set, [token, logit]) => set.set(Number(token), { logit }), bias());
    const pieces = sequence.evaluateWithMetadata(prompt, { probabilities: request.topLogprobs !== null }, { temperature, ...(request.topP !== null && { topP: request.topP }), seed, yieldEogToken: true, ...(tokenBias !== null && { tokenBias }) });
    const watch = new StopWatch(request.stop);
    let shown: Token[] = [];
    let pending: Token[] = [];
    let described: LogprobPosition[] = [];
    let made = 0;
    let reason: "stop" | "length" = "length";
    for await (const { token, probabilities } of pieces) {
      made += 1;
      if (context.signal.aborted) break;
      if (model.isEogToken(token)) { reason = "stop"; break; }
      pending.push(token);
      if (probabilities !== undefined) described.push(toLogprob(model, token, probabilities, request.topLogprobs ?? 0));
      const text = model.detokenize(pending, false, shown);
      if (!text.endsWith("\ufffd") || pending.length >= longestCharacterTokens) {
        shown = [...shown, ...pending].slice(-8);
        pending = [];
        const { safe, stopped } = watch.push(text);
        if (safe !== "") {
          yield { kind: "text", choice, text: safe, ...(described.length > 0 && { logprobs: described }) };
          described = [];
        }
        if (stopped) { reason = "stop"; break; }
      }
      if (made >= ceiling) break;
    }
    const rest = watch.flush();
    if (rest !== "") yield { kind: "text", choice, text: rest };
    completionTokens += made;
    yield { kind: "stop", choice, reason };
  }
  yield { kind: "usage", promptTokens: prompt.length, completionTokens };
}

function toItem({ role, content }: ChatRequest["messages"][number]): ChatItem {
  switch (role) {
    case "system": return { type: "system", text: content };
    case "assistant": return { type: "model", response: [content] };
    case "user": case "tool": return { type: "user", text: content };
  }
}

function toLogprob(model: LlamaModel, token: Token, probabilities: ReadonlyMap<Token, number>, top: number): LogprobPosition {
  const describe = (id: Token): string => model.detokenize([id], true);
  const log = (id: Token): number => Math.log(Math.max(probabilities.get(id) ?? 0, Number.MIN_VALUE));
  const ranked = [...probabilities].toSorted(([, a], [, b]) => b - a).slice(0, top);
  const text = describe(token);
  // The binding gives no bytes of a token that ends inside a character.
  const bytes = text.includes("\ufffd") ? null : [...Buffer.from(text)];
  return { token: text, logprob: log(token), bytes, top: ranked.map(([id]) => ({ token: describe(id), logprob: log(id) })) };
}
