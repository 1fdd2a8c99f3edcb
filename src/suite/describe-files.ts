/** Describes the files of a suite as JSON Schema (draft 2020-12), so that an editor checks them while they are written. */
import { z } from "zod";
import { probeSchema } from "../model/probe.js";
import { suiteFileSchema } from "../model/suite.js";

/** The content of `probes/schema.json`: a file is a suite or a probe; `$defs` holds each alone. */
export function describeFiles(): Record<string, unknown> {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Files under probes/: suite.yaml, and one file for each probe",
    oneOf: [{ $ref: "#/$defs/suite" }, { $ref: "#/$defs/probe" }],
    $defs: { probe: describe(probeSchema), suite: describe(suiteFileSchema) },
  };
}

/** As it is written, so that what has a default may be left out. */
function describe(schema: z.ZodType): Record<string, unknown> {
  const described = z.toJSONSchema(schema, {
    target: "draft-2020-12", io: "input", unrepresentable: "any",
    // What is read-only in our types is written by people in these files.
    override: ({ jsonSchema }) => { delete jsonSchema.readOnly; },
  });
  // The dialect is named once, for the whole.
  return Object.fromEntries(Object.entries(described).filter(([key]) => key !== "$schema"));
}
