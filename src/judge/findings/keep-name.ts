import { hash } from "node:crypto";

/** A name that came out of a log or a reply, kept to what a finding's id may hold; where letters of it are lost, a digest tells it from others. */
export function keepName(name = ""): string {
  const kept = name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60);
  return /[^\x20-\x7e]/.test(name) || kept === "" || name.length > 60 ? [kept, hash("sha256", name, "hex").slice(0, 8)].filter((part) => part !== "").join("-") : kept;
}
