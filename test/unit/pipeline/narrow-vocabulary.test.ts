/** A vocabulary cut down to some texts: they count as under the whole one, and what they cannot be made of is gone. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { narrowVocabulary, type OpenVocabulary, type Vocabulary } from "../../../src/pipeline/narrow-vocabulary.js";

/** Byte-pair encoding as the format defines it: the merge of lowest rank first, the leftmost of equal ones. */
const open: OpenVocabulary = ({ model }) => {
  const ranks = new Map((model.merges ?? []).map((merge, rank) => [typeof merge === "string" ? merge : merge.join(" "), rank]));
  return (text) => {
    const tokens = [...text];
    for (;;) {
      const found = tokens.slice(1).map((token, at) => ({ at, rank: ranks.get(`${tokens[at]} ${token}`) ?? Infinity })).toSorted((a, b) => a.rank - b.rank || a.at - b.at)[0];
      if (found === undefined || found.rank === Infinity) return tokens.flatMap((token) => (model.vocab[token] === undefined ? ["?"] : [token]));
      tokens.splice(found.at, 2, `${tokens[found.at]}${tokens[found.at + 1]}`);
    }
  };
};

function vocabularyOf(merges: readonly (string | readonly [string, string])[], more: Partial<Vocabulary["model"]> = {}): Vocabulary {
  const results = merges.map((merge) => (typeof merge === "string" ? merge.replace(" ", "") : merge.join("")));
  return { model: { type: "BPE", vocab: Object.fromEntries([..."abcd", "😀", ...results].map((token, id) => [token, id])), merges, ...more } };
}

const whole = vocabularyOf(["a b", ["b", "c"], "ab c", "c d", "abc d", ["😀", "a"], "d d"]);

describe("narrowVocabulary", () => {
  it("keeps what the texts can be made of, in its order", () => {
    expect(narrowVocabulary(whole, ["abc", "xbc"], open).model).toEqual({ type: "BPE", vocab: { a: 0, b: 1, c: 2, d: 3, "😀": 4, ab: 5, bc: 6, abc: 7 }, merges: ["a b", ["b", "c"], "ab c"] });
  });

  it("keeps bytes and the token of what is unknown", () => {
    const { model } = narrowVocabulary({ model: { ...whole.model, unk_token: "<unk>", vocab: { ...whole.model.vocab, "<unk>": 90, "<0xE2>": 91, "<bos>": 92 } } }, ["a"], open);
    expect(Object.keys(model.vocab)).toEqual(["a", "b", "c", "d", "😀", "<unk>", "<0xE2>"]);
  });

  it("gives back whole what is no byte-pair vocabulary, or marks the ends of words", () => {
    for (const given of [vocabularyOf(["a b"], { type: "Unigram" }), vocabularyOf(["a b"], { end_of_word_suffix: "</w>" }), vocabularyOf(["a b"], { continuing_subword_prefix: "##" })]) expect(narrowVocabulary(given, ["ab"], open)).toBe(given);
  });

  it("splits every text as the whole vocabulary does", () => {
    const letter = fc.constantFrom(..."abcd", "😀", "é");
    const merge = fc.tuple(fc.string({ unit: fc.constantFrom(..."abcd"), minLength: 1, maxLength: 3 }), fc.string({ unit: fc.constantFrom(..."abcd"), minLength: 1, maxLength: 3 }));
    fc.assert(fc.property(fc.array(merge, { maxLength: 30 }), fc.array(fc.string({ unit: letter, maxLength: 12 }), { maxLength: 5 }), (merges, texts) => {
      const vocabulary = vocabularyOf(merges);
      const [all, narrow] = [open(vocabulary), open(narrowVocabulary(vocabulary, texts, open))];
      for (const text of texts) expect(narrow(text)).toEqual(all(text));
    }));
  });
});
