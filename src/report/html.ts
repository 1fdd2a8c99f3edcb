/** report.html, for people. */
import { renderHtml } from "./render-html.js";
import type { Renderer } from "./renderer.js";

export const html: Renderer = { id: "html", extension: "html", render: renderHtml };
