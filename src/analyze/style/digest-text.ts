/** A short digest by which equal replies are told without keeping them. */
import { hash } from "node:crypto";

export function digestText(text: string): string {
  return hash("sha256", text, "base64").slice(0, 12);
}
