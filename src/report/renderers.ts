/** Every file format a report can be written in. */
import { json } from "./json.js";
import { md } from "./md.js";
import type { Renderer } from "./renderer.js";

export const renderers = { json, md } satisfies Record<string, Renderer>;
