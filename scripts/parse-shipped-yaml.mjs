/** Part of the build: parses the YAML of shipped suites and signatures once, for `src/suite/recall-yaml.ts` to find by the text's digest. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { parseYaml } from "../dist/suite/parse-yaml.js";
import { digestText } from "../dist/suite/digest-text.js";

const root = new URL("../", import.meta.url);
const files = ["probes/", "fingerprints/"].flatMap((folder) => readdirSync(new URL(folder, root), { recursive: true }).filter((name) => name.endsWith(".yaml")).map((name) => `${folder}${name.replaceAll("\\", "/")}`)).sort();
const parsed = files.flatMap((name) => {
  const text = readFileSync(new URL(name, root), "utf8");
  const read = parseYaml(text, name);
  // A file with a mistake is left to the command that reads it, which says where; so is one that JSON would change.
  return read.ok && isDeepStrictEqual(JSON.parse(JSON.stringify(read.plain)), read.plain) ? [[digestText(text), read.plain]] : [];
});
writeFileSync(new URL("dist/parsed-yaml.json", root), JSON.stringify(Object.fromEntries(parsed)));
