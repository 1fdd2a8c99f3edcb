/** Fills counts and digests of `fingerprints/tokenizers/` in from the real vocabularies: `npx tsx scripts/build-tokenizer-table.ts` after `scripts/fetch-vocabularies.sh`. Names, families and measured overheads stay as the files have them. */
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { buildTokenizerRow } from "./tokenizer-table/build-tokenizer-row.js";
import { listTokenizerFiles, readProbeStrings, readTokenizerTable, renderTokenizerTable } from "./tokenizer-table/table-files.js";

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const strings = readProbeStrings();
  for (const path of listTokenizerFiles()) {
    const row = readTokenizerTable(path);
    const built = buildTokenizerRow(row, strings);
    writeFileSync(path, renderTokenizerTable(built));
    process.stderr.write(`${row.id}: ${Object.values(built.counts).join(" ")}\n`);
  }
}
