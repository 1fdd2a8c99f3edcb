/** Innocent causes of text that is not written as a class of tokenizers would, by what contradicts the class. */
import type { Finding } from "../../model/finding.js";
import type { WritingJudgement } from "./judge-writing.js";

/** `isNamed`: another class is known to write. */
export function listWritingCauses({ cuts, strings, biased, edges, unseenRuledOut }: WritingJudgement, isNamed: boolean): Finding["innocentCauses"] {
  return [
    ...(cuts === null ? [] : [{ cause: "reasoning that is neither shown nor reported and takes a part of max_tokens", checked: true, result: unseenRuledOut ? "no: texts are longer than allowed, came in as many pieces as tokens, or their tokens are shown otherwise" : isNamed ? "unlikely: another tokenizer explains every cut exactly" : "not ruled out: ask with another max_tokens, or as an unbuffered stream" }]),
    ...(cuts === null && strings === null && edges === null ? [] : [{ cause: "a model that writes strings in other tokens than the shortest", checked: true, result: "two tokens a reply were allowed for" }]),
    ...(cuts === null ? [] : [{ cause: "a gateway that adds to the text or rewrites it", checked: true, result: cuts.freeAlone ? "not ruled out: most of the replies are no exact copies" : "no: the replies are exact copies as far as they go" },
      { cause: "a gateway that raises max_tokens", checked: true, result: "no ceiling that is the same in every reply, and no constant above it, explains where they end" }]),
    ...(edges === null ? [] : [{ cause: "a gateway that cuts the stream anew, by a tokenizer of its own", checked: false, result: "not to be seen from outside; streams in pieces of one length or of words were left out" }]),
    ...(biased === null ? [] : [{ cause: "a version of the model whose tokens are numbered otherwise", checked: false, result: "published vocabularies of the class that were compared number these tokens alike; other versions, and models that publish none, were not looked at" }]),
  ];
}
