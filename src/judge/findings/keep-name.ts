/** A name that came out of a log or a reply, kept to what a finding's id may hold; where letters of it are lost, a digest tells it from others. */
import { hash } from "node:crypto";

export function keepName(name = ""): string {
  const kept = name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60);
  const isWhole = kept !== "" && name.length <= 60 && !/[^\x20-\x7e]/.test(name);
  return isWhole ? kept : [kept, hash("sha256", name, "hex").slice(0, 8)].filter((part) => part !== "").join("-");
}
