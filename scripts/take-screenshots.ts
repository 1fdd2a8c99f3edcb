/** Takes the pictures under reports/screenshots/ anew: example reports, one with every chart, and one of hostile text, in a real Chromium. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { reportSchema, type Report } from "../src/model/report.js";
import { renderHtml } from "../src/report/render-html.js";
import { renderVendorHtml } from "../src/report/vendor/render-vendor-html.js";
import { chromiumPath } from "../test/real/require-part.js";
import { hostile, observe, spread, swapped } from "../test/unit/report/sample-reports.js";

const root = fileURLToPath(new URL("../", import.meta.url));
const target = `${root}reports/screenshots`;
const example = (name: string): Report => reportSchema.parse(JSON.parse(readFileSync(`${root}reports/examples/${name}/report.json`, "utf8")));

const everyChart: Report = {
  ...swapped,
  observations: [
    ...swapped.observations,
    observe("time-to-first-token", { kind: "samples", values: [...spread(900, 20), ...spread(400, 30)], unit: "ms" }, { subject: { cell: "long" }, probe: { id: "first-token-long", version: 1 }, samples: 50 }),
    ...["latin", "han", "arabic"].map((cell, place) => observe("prompt-tokens", { kind: "line", slope: 12.4 + 6 * place, intercept: 31 }, { subject: { cell }, probe: { id: "token-slope", version: 1 }, samples: 4 })),
  ],
};

const pages: Readonly<Record<string, string>> = {
  "honest": renderHtml(example("honest")),
  "swapped": renderHtml(example("swapped")),
  "every-chart": renderHtml(everyChart),
  "hostile": renderHtml(hostile),
  "vendor": renderVendorHtml(example("swapped")),
};

/** `from`: the heading that the picture starts at. */
const shots: readonly { readonly page: string; readonly look: "desktop" | "phone" | "dark"; readonly from?: string }[] = [
  { page: "honest", look: "desktop" },
  { page: "swapped", look: "desktop" },
  { page: "swapped", look: "phone" },
  { page: "swapped", look: "dark" },
  { page: "every-chart", look: "desktop", from: "censorship" },
  { page: "every-chart", look: "phone", from: "censorship" },
  { page: "hostile", look: "desktop" },
  { page: "hostile", look: "phone" },
  { page: "vendor", look: "desktop" },
];
const screens = { desktop: { width: 1280, height: 1200 }, phone: { width: 390, height: 1200 }, dark: { width: 1280, height: 1200 } } as const;

mkdirSync(target, { recursive: true });
const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
for (const { page: name, look, from } of shots) {
  const page = await browser.newPage({ viewport: screens[look], colorScheme: look === "dark" ? "dark" : "light" });
  await page.setContent(pages[name] ?? "");
  if (from !== undefined) await page.evaluate(`document.getElementById("${from}").scrollIntoView()`);
  await page.screenshot({ path: `${target}/${name}-${look}.png` });
  await page.close();
}
await browser.close();
for (const name of ["honest", "swapped"]) writeFileSync(`${root}reports/examples/${name}/report.html`, pages[name] ?? "");
