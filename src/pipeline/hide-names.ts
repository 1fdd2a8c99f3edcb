/** Leaves a name that the endpoint filled in as it is only where it can hardly say what was asked or answered. */
import { toTextDigest } from "../model/text-digest.js";

/** One plain word, as long as names of models, hosts, versions and ids are. */
const plainName = /^[\w.:/@-]{1,64}$/;
/** Our own labels for what no name was given, or for names that are too many to list. */
const ownLabels: ReadonlySet<string> = new Set(["(none)", "(others)", "(__proto__)"]);

export interface NameHider {
  readonly name: (name: string) => string;
  /** Our own sentences set names between quotation marks; a name in any other place is a word of ours. */
  readonly sentence: (text: string) => string;
}

/** `quoting`: names that repeat their exchange's prompt or reply. `known`: names that the caller gave, which are no secret of his. */
export function createNameHider(quoting: Iterable<string>, known: Iterable<string>): NameHider {
  const quotes = new Set(quoting);
  const allowed = new Set([...ownLabels, ...known]);
  const hidden = new Map<string, string>();
  return {
    name(name) {
      if (allowed.has(name) || plainName.test(name) && !quotes.has(name)) return name;
      const digest = toTextDigest(name);
      hidden.set(name, digest);
      return digest;
    },
    sentence: (text) => [...hidden].sort(([left], [right]) => right.length - left.length).reduce((said, [name, digest]) => said.replaceAll(`"${name}"`, () => `"${digest}"`), text),
  };
}
