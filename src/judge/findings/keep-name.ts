/** A name that came out of a log or a reply, kept to what a finding's id may hold. */
export function keepName(name = ""): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60);
}
