/** The beginning of a text as a string of its own. */

/** A slice would hold on to the whole reply it was cut from, and a long recording has many. */
export function keepText(text: string, limit: number): string {
  return text.length <= limit ? text : Buffer.from(text.slice(0, limit), "utf16le").toString("utf16le");
}
