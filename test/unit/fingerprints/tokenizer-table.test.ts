import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { dataDirectory } from "../../../src/pipeline/data-directory.js";
import { loadProbeStrings, loadTokenizerTables } from "../../../src/pipeline/load-resources.js";
import { loadTokenCounters } from "../../../src/pipeline/load-token-counters.js";

const folder = join(dataDirectory.fingerprints, "tokenizers");
const tables = loadTokenizerTables();
const strings = loadProbeStrings();
const counted = tables.filter(({ counts }) => Object.keys(counts).length > 0);
/** The ceiling for what is shipped. */
const CEILING_BYTES = 64 * 1024;

describe("the tokenizer table", () => {
  it("names each file by its class, within its size", () => {
    const files = readdirSync(folder);
    expect(tables.map(({ id }) => `${id}.json`).concat("probe-strings.json").sort()).toEqual(files.sort());
    expect(files.reduce((sum, name) => sum + statSync(join(folder, basename(name))).size, 0)).toBeLessThanOrEqual(CEILING_BYTES);
  });

  it("has 12 to 18 strings of different ids, and counts of all of them or of none", () => {
    const ids = strings.strings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(12);
    expect(ids.length).toBeLessThanOrEqual(18);
    for (const { counts } of counted) expect(Object.keys(counts)).toEqual(ids);
  });

  it("tells every two classes apart by at least 20 tokens over all strings", () => {
    expect(counted.length).toBeGreaterThanOrEqual(19);
    for (const [index, left] of counted.entries()) {
      for (const right of counted.slice(index + 1)) {
        const apart = strings.strings.reduce((sum, { id }) => sum + Math.abs((left.counts[id] ?? 0) - (right.counts[id] ?? 0)), 0);
        expect(apart, `${left.id} and ${right.id}`).toBeGreaterThanOrEqual(20);
      }
    }
  });

  it("says of every class without a vocabulary what it was measured on", () => {
    for (const { id, calibrated, calibration, vocabulary } of tables) {
      expect(calibrated, id).toBe(calibration !== null);
      if (!calibrated && vocabulary !== null) expect(vocabulary.sha256, id).toMatch(/[1-9a-f]/);
    }
  });

  it("is what the vocabularies count that the project depends on", () => {
    const { counters } = loadTokenCounters(tables, []);
    for (const { id, counts } of counted) {
      const count = counters[id];
      if (count === undefined) continue;
      for (const { id: name, text } of strings.strings) {
        const once = strings.base + strings.before + text + strings.after;
        expect(count(once) - count(strings.base), `${id} ${name}`).toBe(counts[name]);
      }
    }
  });
});
