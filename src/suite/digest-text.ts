/** The digest by which a text is found again. */
import { createHash } from "node:crypto";

/** SHA-256, in hexadecimal digits. */
export function digestText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
