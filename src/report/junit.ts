/** report.junit.xml: the claim and every finding as test cases. */
import { renderJunit } from "./render-junit.js";
import type { Renderer } from "./renderer.js";

export const junit: Renderer = { id: "junit", extension: "junit.xml", render: renderJunit };
