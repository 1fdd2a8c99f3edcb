/** The part of node-llama-cpp that the lab uses; the package itself is an optional part, loaded when a model file is named. */
import { AuditError } from "../../model/audit-error.js";

export type Token = number & { readonly __token?: never };

export interface LlamaModel {
  readonly tokenizer: unknown;
  detokenize(tokens: readonly Token[], specialTokens?: boolean, lastTokens?: readonly Token[]): string;
  isEogToken(token: Token): boolean;
  createContext(options: { contextSize: number; sequences: number; threads?: number }): Promise<LlamaContext>;
  dispose(): Promise<void>;
}

export interface LlamaContext {
  getSequence(): LlamaSequence;
}

export interface EvaluateOptions {
  readonly temperature: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly seed?: number;
  readonly yieldEogToken: boolean;
  readonly tokenBias?: TokenBias;
}

export interface TokenBias {
  set(token: Token, bias: { readonly logit: number }): TokenBias;
}

export interface LlamaSequence {
  clearHistory(): Promise<void>;
  evaluateWithMetadata(tokens: readonly Token[], metadata: { probabilities: boolean }, options: EvaluateOptions): AsyncGenerator<{ readonly token: Token; readonly probabilities?: ReadonlyMap<Token, number> }>;
}

export type ChatItem =
  | { readonly type: "system" | "user"; readonly text: string }
  | { readonly type: "model"; readonly response: readonly string[] };

interface ChatWrapper {
  generateContextState(options: { chatHistory: readonly ChatItem[] }): { readonly contextText: { tokenize(tokenizer: unknown): Token[] } };
}

export interface LlamaBinding {
  getLlama(options: { gpu: false; build: "never"; logLevel: "error" }): Promise<{ loadModel(options: { modelPath: string }): Promise<LlamaModel>; dispose(): Promise<void> }>;
  resolveChatWrapper(model: LlamaModel): ChatWrapper;
  readonly TokenBias: new (tokenizer: unknown) => TokenBias;
}

const packageName = "node-llama-cpp";

/** Throws AuditError "missing-part" naming the package. */
export async function loadLlamaBinding(): Promise<LlamaBinding> {
  try {
    return (await import(packageName)) as LlamaBinding;
  } catch (error) {
    throw new AuditError("missing-part", `a llama: upstream needs the package ${packageName}, which cannot be loaded: ${error instanceof Error ? error.message.split("\n")[0] ?? "" : String(error)}`, `Install it beside ai-audit (npm install ${packageName}); in a checkout, scripts/fetch-parts.sh does.`);
  }
}
