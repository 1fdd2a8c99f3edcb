/** No form of a secret stays, wherever chunk borders fall; everything else stays as it was. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeSecret } from "../../../src/record/encode-secret.js";
import { createRedactor } from "../../../src/record/redact-secrets.js";
import type { RawChunk } from "../../../src/record/send-request.js";

const secret = "sk-proj-A+b/c=d&é_\"9\\<x>";
const redactor = createRedactor({ API_KEY: secret });
const mark = "[redacted:API_KEY]";

function split(bytes: Buffer, borders: readonly number[]): RawChunk[] {
  const at = [...new Set(borders.map((border) => border % (bytes.length + 1)))].sort((left, right) => left - right);
  return [0, ...at].map((start, index) => ({ atMs: index, bytes: bytes.subarray(start, at[index] ?? bytes.length) }));
}

const join = (chunks: readonly RawChunk[]): Buffer => Buffer.concat(chunks.map(({ bytes }) => bytes));

describe("a text", () => {
  it.each([
    ["the value", secret],
    ["percent-encoded", encodeURIComponent(secret)],
    ["percent-encoded in small letters", encodeURIComponent(secret).replace(/%../g, (escape) => escape.toLowerCase())],
    ["form-encoded", new URLSearchParams({ k: secret }).toString().slice(2)],
    ["in JSON", JSON.stringify(secret).slice(1, -1)],
    ["in JSON with escaped slashes", JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/")],
    ["in HTML", "sk-proj-A+b/c=d&amp;é_&quot;9\\&lt;x&gt;"],
    ["hexadecimal", Buffer.from(secret).toString("hex")],
    ["hexadecimal in capitals", Buffer.from(secret).toString("hex").toUpperCase()],
    ["hexadecimal in both cases", Buffer.from(secret).toString("hex").replace(/./g, (digit, at: number) => (at % 3 === 0 ? digit.toUpperCase() : digit))],
    ["percent-encoded in both cases", encodeURIComponent(secret).replace(/%../g, (escape, at: number) => (at % 2 === 0 ? escape.toLowerCase() : escape))],
    ["percent-encoded byte by byte", Buffer.from(secret).toString("hex").toUpperCase().replace(/../g, "%$&")],
    ["in JSON as code points", secret.replace(/[^]/g, (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`)],
    ["in JSON with code points in capitals", JSON.stringify(secret).slice(1, -1).replaceAll("\\\"", "\"").replace(/[^\x20-\x7e]|["&+<>]/g, (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`)],
    ["in capitals", secret.replace(/[a-z]+/g, (letters) => letters.toUpperCase())],
    ["base64", Buffer.from(secret).toString("base64")],
    ["base64url", Buffer.from(secret).toString("base64url")],
  ])("loses a secret that is %s", (_name, form) => {
    expect(redactor.text(`before ${form} after`)).toBe(`before ${mark} after`);
  });

  it.each(["", "u", "us", "user:", "a longer beginning:"])("loses a secret inside the base64 of '%s<secret>.'", (beginning) => {
    const encoded = Buffer.from(`${beginning}${secret}.`).toString("base64");
    const redacted = redactor.text(encoded);
    expect(redacted).toContain(mark);
    expect(Buffer.from(redacted.replace(mark, "")).length).toBeLessThan(encoded.length - Buffer.from(secret).toString("base64").length + 8);
  });

  it("without a secret stays as it is", () => {
    expect(redactor.text("sk-proj-A+b/c=d and so on")).toBe("sk-proj-A+b/c=d and so on");
    expect(redactor.find("nothing")).toBeNull();
  });

  it("loses every secret of several, also where two overlap", () => {
    const two = createRedactor({ FIRST: "abcdefgh", SECOND: "efghijkl" });
    expect(two.text("1 abcdefgh 2 efghijkl 3")).toBe("1 [redacted:FIRST] 2 [redacted:SECOND] 3");
    expect(two.text("<abcdefghijkl>")).toBe("<[redacted:FIRST]>");
  });

  it("names the variable that was found", () => {
    expect(redactor.find(`x${secret}`)).toBe(mark);
    expect(redactor.headers([["X-Echo", `Bearer ${secret}`]])).toEqual([["X-Echo", `Bearer ${mark}`]]);
  });
});

it.each(["", "a", "ab", "abc"])("a secret of '%s' is refused, and the value is not said", (value) => {
  expect(() => createRedactor({ SHORT_KEY: value })).toThrow(expect.objectContaining({ name: "AuditError", reason: "bad-input", message: `the value of SHORT_KEY has ${value.length} characters: too short to be kept out of what is recorded` }));
});

describe("chunks", () => {
  it("keep count and times; the mark stands where the secret begins", () => {
    const chunks = split(Buffer.from(`one ${secret} two`), [6, 10, 20]);
    const redacted = redactor.chunks(chunks);
    expect(redacted.map(({ atMs }) => atMs)).toEqual(chunks.map(({ atMs }) => atMs));
    expect(redacted.map(({ bytes }) => bytes.toString())).toEqual([`one ${mark}`, "", "", " two"]);
  });

  it("lose the beginning of a secret in which a body was cut off", () => {
    const cut = Buffer.concat([Buffer.from("text "), Buffer.from(secret).subarray(0, 15)]);
    expect(join(redactor.chunks(split(cut, [8]))).toString()).toBe(`text ${mark}`);
    expect(join(redactor.chunks(split(Buffer.from("text sk-proj"), [8]))).toString()).toBe("text sk-proj");
  });

  it("that hold no secret come back untouched", () => {
    const chunks = split(Buffer.from([0, 255, 254, 128, 10, 13]), [2, 4]);
    expect(redactor.chunks(chunks)).toBe(chunks);
  });

  it("lose a secret in hexadecimal capitals over chunk borders", () => {
    const chunks = split(Buffer.from(`one ${Buffer.from(secret).toString("hex").toUpperCase()} TWO`), [6, 30]);
    expect(join(redactor.chunks(chunks)).toString()).toBe(`one ${mark} TWO`);
  });

  it("never hold a form of the secret, wherever they are cut, and keep all else", () => {
    const between = fc.oneof(fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)), fc.constantFrom("", "é", "中文", "sk-proj-", "data: {\"a\":\"").map((text) => Buffer.from(text)));
    fc.assert(fc.property(
      fc.array(fc.tuple(between, fc.constantFrom(...encodeSecret(secret))), { maxLength: 5 }), between, fc.array(fc.nat(), { maxLength: 12 }),
      (parts, end, borders) => {
        const whole = Buffer.concat([...parts.flatMap(([before, form]) => [before, Buffer.from(form)]), end]);
        const chunks = split(whole, borders);
        const redacted = redactor.chunks(chunks);
        expect(redacted.length).toBe(chunks.length);
        const kept = join(redacted);
        for (const form of encodeSecret(secret)) expect(kept.includes(Buffer.from(form))).toBe(false);
        const marks = kept.toString("latin1").split(mark).length - 1;
        expect(marks).toBe(parts.length);
      },
    ), { numRuns: 500 });
  });

  it("lose any secret at any place", () => {
    fc.assert(fc.property(fc.string({ minLength: 12, maxLength: 60, unit: "grapheme" }).filter((value) => !mark.includes(value)), fc.string({ maxLength: 30, unit: "binary" }), fc.string({ maxLength: 30, unit: "binary" }), fc.array(fc.nat(), { maxLength: 8 }), (value, before, after, borders) => {
      const any = createRedactor({ API_KEY: value });
      const kept = join(any.chunks(split(Buffer.from(before + value + after), borders))).toString();
      expect(kept).not.toContain(value);
      expect(any.text(before + value + after)).not.toContain(value);
    }), { numRuns: 500 });
  });
});
