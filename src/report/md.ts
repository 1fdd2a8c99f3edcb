/** report.md, as a format of the registry. */
import { renderMarkdown } from "./render-markdown.js";
import type { Renderer } from "./renderer.js";

export const md: Renderer = { id: "md", extension: "md", render: renderMarkdown };
