import { describe, expect, it } from "vitest";
import { remember } from "../../../src/analyze/remember.js";

describe("remember", () => {
  it("computes once for equal texts and the same further arguments, and again for others", () => {
    const seen: string[] = [];
    const [first, second] = [{ id: 1 }, { id: 2 }];
    const name = remember((text: string, of: { readonly id: number }) => {
      seen.push(text);
      return `${text}${of.id}`;
    });
    expect([name("a", first), name("a", first), name("a", second), name("b", first), name("a", second)]).toEqual(["a1", "a1", "a2", "b1", "a2"]);
    expect(seen).toEqual(["a", "a", "b"]);
  });

  it("forgets rather than grows, and stays right", () => {
    let computed = 0;
    const size = remember((text: string, _of: number) => {
      computed += 1;
      return text.length;
    });
    for (let round = 0; round < 3; round += 1) {
      for (let length = 0; length < 1_000; length += 1) expect(size("x".repeat(length), 0)).toBe(length);
      for (let other = 0; other < 50; other += 1) expect(size("same", other)).toBe(4);
    }
    expect(computed).toBeGreaterThan(2_000);
  });

  it("does not remember what was thrown", () => {
    let calls = 0;
    const fail = remember((_text: string): string => {
      calls += 1;
      throw new Error("no");
    });
    expect(() => fail("a")).toThrow("no");
    expect(() => fail("a")).toThrow("no");
    expect(calls).toBe(2);
  });
});
