/** report.sarif: the findings for code scanning, SARIF 2.1.0. */
import { renderSarif } from "./render-sarif.js";
import type { Renderer } from "./renderer.js";

export const sarif: Renderer = { id: "sarif", extension: "sarif", render: renderSarif };
