/** The registry of protocols: file name, key and id are the same, both ways. */
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { codecs } from "../../../src/protocol/codecs.js";

it("names every codec by its file and id", () => {
  const files = readdirSync(resolve(import.meta.dirname, "../../../src/protocol"), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "codecs.ts").map(({ name }) => name.replace(/\.ts$/, "")).sort();
  expect(Object.keys(codecs)).toEqual(files);
  for (const [key, codec] of Object.entries(codecs)) expect(codec.id).toBe(key);
});
