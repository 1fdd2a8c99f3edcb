/** Cuts a byte-pair vocabulary down to what given texts can be made of: a whole one takes a second and 250 MB to set up, for a few prompts. */

type Merge = string | readonly [string, string];

/** The part of a tokenizer.json that is read here. */
export interface Vocabulary {
  readonly model: {
    readonly type?: string;
    readonly vocab: Readonly<Record<string, number>>;
    readonly merges?: readonly Merge[];
    readonly end_of_word_suffix?: string | null;
    readonly continuing_subword_prefix?: string | null;
    readonly continuing_subword_suffix?: string | null;
    readonly unk_token?: string | null;
  };
}

/** Opens a vocabulary: what it splits a text into. */
export type OpenVocabulary = (vocabulary: Vocabulary) => (text: string) => readonly string[];

const byteToken = /^<0x[0-9A-F]{2}>$/;

/**
 * Every text of `texts` counts under the result as under the whole vocabulary. Merges only ever join neighbours, so one whose result holds three
 * neighbours that no text has is never made; in which characters the texts are written there is asked of the vocabulary without its merges.
 * What is no byte-pair vocabulary, or marks the ends of words in its tokens, is given back whole.
 */
export function narrowVocabulary(whole: Vocabulary, texts: readonly string[], open: OpenVocabulary): Vocabulary {
  const { model } = whole;
  if (model.type !== "BPE" || model.merges === undefined || [model.end_of_word_suffix, model.continuing_subword_prefix, model.continuing_subword_suffix].some((mark) => mark != null && mark !== "")) return whole;
  const tokens = Object.keys(model.vocab);
  const alphabet = pickIds(model.vocab, tokens.filter((token) => isSingle(token) || byteToken.test(token) || token === model.unk_token));
  const split = open({ ...whole, model: { ...model, merges: [], vocab: alphabet } });
  const neighbours = new Set<number>();
  for (const text of texts) addNeighbours(split(text).join(""), neighbours);
  return { ...whole, model: {
    ...model,
    vocab: { ...alphabet, ...pickIds(model.vocab, tokens.filter((token) => token.length > 1 && isMadeOf(token, neighbours))) },
    merges: model.merges.filter((merge) => isMadeOf(typeof merge === "string" ? merge.replace(" ", "") : merge[0] + merge[1], neighbours)),
  } };
}

function pickIds(vocab: Readonly<Record<string, number>>, tokens: readonly string[]): Record<string, number> {
  return Object.fromEntries(tokens.map((token) => [token, vocab[token] ?? 0]));
}

function isSingle(token: string): boolean {
  return token.length === 1 || (token.length === 2 && (token.codePointAt(0) ?? 0) > 0xffff);
}

function addNeighbours(text: string, neighbours: Set<number>): void {
  for (let at = 1; at < text.length; at += 1) {
    neighbours.add(codeOf(text, at - 1, at));
    if (at > 1) neighbours.add(codeOf(text, at - 2, at));
  }
}

function isMadeOf(token: string, neighbours: ReadonlySet<number>): boolean {
  if (token.length === 2) return neighbours.has(codeOf(token, 0, 1));
  for (let at = 2; at < token.length; at += 1) if (!neighbours.has(codeOf(token, at - 2, at))) return false;
  return true;
}

/** Two or three neighbouring units as one number. */
function codeOf(text: string, from: number, to: number): number {
  let code = 0;
  for (let at = from; at <= to; at += 1) code = code * 0x10000 + text.charCodeAt(at) + 1;
  return code;
}
