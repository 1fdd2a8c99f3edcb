/** Writes probes/schema.json from the schemas that suites are read with. */
import { writeFileSync } from "node:fs";
import { describeFiles } from "../src/suite/describe-files.js";

writeFileSync(new URL("../probes/schema.json", import.meta.url), `${JSON.stringify(describeFiles(), null, 2)}\n`);
