/** The forms in which a server may send a secret back: as it is, escaped, or encoded. */

/** Fewer characters of base64 than this stand in ordinary text too. */
const shortestCore = 8;

/** The value itself first; no form twice. Hexadecimal digits stand in small letters: whoever looks for the forms takes either case. */
export function encodeSecret(value: string): string[] {
  const percent = encodeURIComponent(value);
  const json = JSON.stringify(value).slice(1, -1);
  return [...new Set([
    value,
    percent,
    new URLSearchParams([["", value]]).toString().slice(1),
    json,
    // PHP writes a slash with a backslash; Go writes these as code points, Python all that is not ASCII.
    json.replaceAll("/", "\\/"),
    json.replace(/[<>&]/g, toCodePoint),
    json.replace(/[^\x20-\x7e]/g, toCodePoint),
    json.replace(/[^\x20-\x7e]/g, toCodePoint).replaceAll("/", "\\/"),
    // System.Text.Json writes all that could mean something in HTML so.
    json.replaceAll("\\\"", "\"").replace(/[^\x20-\x7e]|["&'+<>`]/g, toCodePoint),
    value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;"),
    Buffer.from(value).toString("hex"),
    // Every byte, every character escaped, as careful encoders do.
    Buffer.from(value).toString("hex").replace(/../g, "%$&"),
    [...Array(value.length).keys()].map((at) => toCodePoint(value.charAt(at))).join(""),
    ...toBase64(value),
  ])];
}

function toCodePoint(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Alone, and as it shows inside a longer text: at each of the three places that it can have in a group of three bytes, without the characters that its neighbours share. */
function toBase64(value: string): string[] {
  const alone = Buffer.from(value).toString("base64");
  const cores = [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(value)]);
    return bytes.toString("base64").slice(Math.ceil((shift * 8) / 6), Math.floor((bytes.length * 8) / 6));
  });
  const standard = [alone, alone.replace(/=+$/, ""), ...cores.filter((core) => core.length >= shortestCore)];
  return standard.flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]);
}
