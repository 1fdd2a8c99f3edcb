/** Whether a model's name fits a pattern of the shipped tables: `*` for any characters, `?` for one. */
export function matchName(pattern: string, name: string): boolean {
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
  return new RegExp(`^${source}$`).test(bareName(name));
}

/** In lower case, without a vendor before a slash. */
function bareName(name: string): string {
  return name.toLowerCase().replace(/^.*\//, "");
}
