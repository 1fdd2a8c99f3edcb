/** A decoded token that stands for whole characters; null for none, or for parts of one. */
export function wholeText(text: string): string | null {
  return text === "" || text.includes("\uFFFD") ? null : text;
}
