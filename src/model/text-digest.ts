/** What stands in a report for a text that was left out: a digest and a length, so that equal texts still look equal. */
import { hash } from "node:crypto";

/** Hexadecimal digits: enough that two answers of one run do not meet. */
const DIGEST_CHARACTERS = 16;

export function toTextDigest(text: string): string {
  return text === "" ? "" : `sha256:${hash("sha256", text, "hex").slice(0, DIGEST_CHARACTERS)} (${text.length} characters)`;
}

export function isTextDigest(label: string): boolean {
  return /^sha256:[0-9a-f]{16} \(\d+ characters\)$/.test(label);
}
