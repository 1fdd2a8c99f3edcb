/** The one direction of imports: cli → pipeline → rooms → model. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";

const source = resolve(import.meta.dirname, "../../src");

/** Room → rooms it may import, besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  stats: [],
  suite: ["model"],
  protocol: ["model"],
  record: ["model"],
  analyze: ["model", "stats"],
  judge: ["model", "stats"],
  change: ["model", "stats"],
  report: ["model"],
  bridge: ["model"],
  lab: ["model", "protocol"],
  pipeline: ["model", "stats", "suite", "protocol", "record", "analyze", "judge", "change", "report", "bridge", "lab"],
  cli: ["model", "pipeline", "lab"],
};

/** Only these may open a socket or read a clock. */
const socketRooms = new Set(["record", "lab"]);
const socketModules = /^(node:)?(http|https|net|tls|dns|dgram|http2|undici)(\/|$)/;

function* sourceFiles(directory: string): Generator<string> {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) yield* sourceFiles(path);
    else if (name.endsWith(".ts")) yield path;
  }
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
}

const roomOf = (path: string): string => relative(source, path).split(sep)[0] ?? "";
const files = [...sourceFiles(source)];

describe("rooms", () => {
  it("are all named in the table", () => {
    const found = new Set(files.filter((path) => dirname(path) !== source).map(roomOf));
    expect([...found].filter((room) => !(room in allowed))).toEqual([]);
  });

  it("import only in the one direction", () => {
    const wrong: string[] = [];
    for (const path of files) {
      if (dirname(path) === source) continue;
      const room = roomOf(path);
      for (const name of importsOf(path)) {
        if (!name.startsWith(".")) continue;
        const target = resolve(dirname(path), name);
        const other = dirname(target) === source ? "pipeline" : roomOf(target);
        if (other !== room && !(allowed[room] ?? []).includes(other)) wrong.push(`${relative(source, path)} → ${name}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("keep sockets and clocks in record and lab", () => {
    const wrong: string[] = [];
    for (const path of files) {
      const room = roomOf(path);
      if (socketRooms.has(room)) continue;
      for (const name of importsOf(path)) if (socketModules.test(name)) wrong.push(`${relative(source, path)} → ${name}`);
      if (room === "cli" || room === "pipeline") continue;
      if (/\bDate\.now\(|\bnew Date\(\)|performance\.now\(|Math\.random\(/.test(readFileSync(path, "utf8"))) wrong.push(`${relative(source, path)} reads a clock or chance`);
    }
    expect(wrong).toEqual([]);
  });

  it("open every file with a sentence and stay under 250 lines", () => {
    const wrong = files.filter((path) => {
      const text = readFileSync(path, "utf8").replace(/^#![^\n]*\n/, "");
      return !text.startsWith("/**") || text.split("\n").length > 251;
    });
    expect(wrong.map((path) => relative(source, path))).toEqual([]);
  });
});
