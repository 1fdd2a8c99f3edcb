/** report.html in a real browser: no error, no request, nothing wider than the screen, whatever an endpoint said. */
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderHtml } from "../../src/report/render-html.js";
import { renderVendorHtml } from "../../src/report/vendor/render-vendor-html.js";
import { honest, hostile, observe, poison, swapped, thin } from "../unit/report/sample-reports.js";
import { chromiumPath, isMissing } from "./require-part.js";

const lines = ["latin", "han", "arabic"].map((cell, place) => observe("prompt-tokens", { kind: "line", slope: 12.4 + 6 * place, intercept: 31 }, { subject: { cell }, samples: 4 }));
const pages: Readonly<Record<string, string>> = {
  honest: renderHtml({ ...honest, observations: [...honest.observations, ...lines] }),
  swapped: renderHtml(swapped),
  thin: renderHtml(thin),
  hostile: renderHtml({ ...hostile, observations: [...hostile.observations, ...lines] }),
  megabytes: renderHtml(poison(swapped, "\u202e<img src=https://evil.example/x onerror=alert(1)>".repeat(25_000))),
  vendor: renderVendorHtml(swapped),
  hostileVendor: renderVendorHtml(hostile),
};
const screens = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

describe.skipIf(isMissing(chromiumPath))("in a real Chromium", () => {
  let browser: Browser;
  let server: Server;
  let base = "";
  const folder = mkdtempSync(join(tmpdir(), "ai-audit-page-"));

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
    server = createServer((request, response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(pages[request.url?.slice(1) ?? ""] ?? "");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  /** Everything the page said, asked for, or tried. */
  async function open(address: string, viewport: { width: number; height: number }, colorScheme: "light" | "dark"): Promise<{ page: Page; noise: string[] }> {
    const page = await browser.newPage({ viewport, colorScheme });
    const noise: string[] = [];
    page.on("console", (message) => noise.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => noise.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => { noise.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
    page.on("request", (request) => { if (request.url() !== address) noise.push(`request: ${request.url()}`); });
    await page.goto(address, { waitUntil: "load" });
    return { page, noise };
  }

  for (const name of Object.keys(pages)) {
    it.each(Object.entries(screens))(`the ${name} page is quiet and fits a %s`, async (_, viewport) => {
      const path = join(folder, `${name}.html`);
      writeFileSync(path, pages[name] ?? "");
      for (const address of [pathToFileURL(path).href, `${base}/${name}`]) {
        for (const scheme of ["light", "dark"] as const) {
          const { page, noise } = await open(address, viewport, scheme);
          await page.emulateMedia({ media: "print" });
          await page.emulateMedia({ media: "screen" });
          expect(noise).toEqual([]);
          expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(viewport.width);
          expect(await page.evaluate("document.querySelectorAll('script, img, iframe, object, embed, link, form, [onclick], [onerror]').length")).toBe(0);
          await page.close();
        }
      }
    }, 60_000);
  }

  it("its own style applies, and one that was smuggled in would not", async () => {
    const { page } = await open(`${base}/honest`, screens.desktop, "light");
    expect(await page.evaluate("getComputedStyle(document.querySelector('.banner')).borderTopWidth")).toBe("6px");
    const smuggled = join(folder, "smuggled.html");
    writeFileSync(smuggled, (pages.honest ?? "").replace("<main>", "<main><style>body{display:none}</style><script>document.title='run'</script>"));
    const other = await browser.newPage();
    await other.goto(pathToFileURL(smuggled).href);
    expect(await other.evaluate("getComputedStyle(document.body).display")).toBe("block");
    expect(await other.title()).not.toBe("run");
    await other.close();
    await page.close();
  });

  it("text has the contrast that WCAG AA asks for, in light and dark", async () => {
    for (const scheme of ["light", "dark"] as const) {
      const { page } = await open(`${base}/swapped`, screens.desktop, scheme);
      const low = await page.evaluate(contrastProbe);
      expect(low, scheme).toEqual([]);
      await page.close();
    }
  });

  it("has one main heading, headings in order, and a caption on every table", async () => {
    const { page } = await open(`${base}/swapped`, screens.desktop, "light");
    const levels = await page.evaluate<number[]>("[...document.querySelectorAll('h1,h2,h3')].map((heading) => Number(heading.tagName[1]))");
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, place) => { expect(level - (levels[place - 1] ?? 0)).toBeLessThanOrEqual(1); });
    expect(await page.evaluate("[...document.querySelectorAll('table')].filter((table) => table.querySelector('caption') === null).length")).toBe(0);
    expect(await page.evaluate("[...document.querySelectorAll('svg')].filter((svg) => svg.getAttribute('aria-hidden') !== 'true' && svg.querySelector('title') === null).length")).toBe(0);
    await page.close();
  });
});

/** Runs in the page: every visible text against the background behind it, after WCAG 2.2's formula. */
const contrastProbe = `(() => {
  const parse = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return { r, g, b, a }; };
  const light = ({ r, g, b }) => [r, g, b].map((v) => { const c = v / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; }).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => { for (let e = element; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.a === 1) return c; } return { r: 255, g: 255, b: 255 }; };
  const low = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "");
    if (!own || element.tagName === "desc" || element.tagName === "title") continue;
    const style = getComputedStyle(element);
    const [one, other] = [light(parse(element.closest("svg") ? style.fill : style.color)), light(behind(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) low.push(element.tagName + " " + element.textContent.slice(0, 30) + " " + ratio.toFixed(2));
  }
  return low;
})()`;
