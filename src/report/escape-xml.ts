/** Text for XML 1.0: markup is escaped, and what XML cannot hold is written out. */
import { makeVisible } from "./make-visible.js";

/** A paragraph of evidence; longer text is in report.json. */
export const xmlTextLimit = 1000;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** For contents and quoted attributes alike. */
export function escapeXml(text: string, limit = xmlTextLimit): string {
  return makeVisible(text, limit).replace(/[\ufffe\uffff]/g, "\ufffd").replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
}
