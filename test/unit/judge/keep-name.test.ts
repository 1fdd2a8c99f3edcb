import { describe, expect, it } from "vitest";
import { keepName } from "../../../src/judge/findings/keep-name.js";

describe("keepName", () => {
  it("keeps letters and digits", () => {
    expect(keepName("openai/gpt-4o")).toBe("openai-gpt-4o");
  });

  it("tells names apart whose letters it cannot keep, and is never empty nor long", () => {
    const names = ["北京云", "上海云", "gpt-4o 北", "gpt-4o 上", "", "a".repeat(80), "a".repeat(81)].map((name) => keepName(name));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThan(80);
  });
});
