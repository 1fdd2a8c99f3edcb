/** Part of the build: parses the shipped suites' YAML once, for `src/suite/recall-yaml.ts` to find by the text's digest. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { parseYaml } from "../dist/suite/parse-yaml.js";
import { digestText } from "../dist/suite/digest-text.js";

const root = new URL("../", import.meta.url);
const files = readdirSync(new URL("probes/", root), { recursive: true }).filter((name) => name.endsWith(".yaml")).sort();
const parsed = files.flatMap((name) => {
  const text = readFileSync(new URL(`probes/${name.replaceAll("\\", "/")}`, root), "utf8");
  const read = parseYaml(text, name);
  // A file with a mistake is left to the command that reads it, which says where; so is one that JSON would change.
  return read.ok && isDeepStrictEqual(JSON.parse(JSON.stringify(read.plain)), read.plain) ? [[digestText(text), read.plain]] : [];
});
writeFileSync(new URL("dist/parsed-yaml.json", root), JSON.stringify(Object.fromEntries(parsed)));
