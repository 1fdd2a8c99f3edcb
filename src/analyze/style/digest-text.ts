/** A short digest by which equal replies are told without keeping them. */
import { createHash } from "node:crypto";

export function digestText(text: string): string {
  return createHash("sha256").update(text).digest("base64").slice(0, 12);
}
