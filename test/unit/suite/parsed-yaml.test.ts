import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { dataDirectory, packageRoot } from "../../../src/pipeline/data-directory.js";
import { parseYaml } from "../../../src/suite/parse-yaml.js";
import { digestText } from "../../../src/suite/digest-text.js";

const built = JSON.parse(readFileSync(join(packageRoot, "dist", "parsed-yaml.json"), "utf8")) as Record<string, unknown>;
const texts = [dataDirectory.probes, dataDirectory.fingerprints].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml")).map((name) => readFileSync(join(folder, name), "utf8")));

describe("what the build keeps of shipped suites and signatures", () => {
  it("is what their YAML says, for every file and for no other text", () => {
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts) {
      const read = parseYaml(text, "file");
      expect(read.ok && read.plain).toEqual(built[digestText(text)]);
      expect(parse(text)).toEqual(built[digestText(text)]);
    }
    expect(Object.keys(built)).toHaveLength(new Set(texts).size);
  });

  it("is found by the text alone, so that a file which was changed is read anew", async () => {
    const { recallYaml } = (await import(join(packageRoot, "dist", "suite", "recall-yaml.js"))) as { recallYaml(text: string): unknown };
    const [text = ""] = texts;
    expect(recallYaml(text)).toEqual(built[digestText(text)]);
    expect(recallYaml(`${text} `)).toBeUndefined();
    expect(recallYaml("__proto__")).toBeUndefined();
  });
});
