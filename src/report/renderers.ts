/** Every file format a report can be written in. */
import { html } from "./html.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { md } from "./md.js";
import type { Renderer } from "./renderer.js";
import { sarif } from "./sarif.js";

export const renderers = { html, json, junit, md, sarif } satisfies Record<string, Renderer>;
