/** Each recording replays to its expected report exactly, in every format; decoys and outages are never judged to be a model. After a change that is meant: `ai-audit replay DIR/recording.jsonl --out DIR --format json,md,junit,sarif`, with `html` as well where there is one. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { replayRecording } from "../../src/pipeline/replay-recording.js";
import { renderers } from "../../src/report/renderers.js";
import { renderVendorMarkdown } from "../../src/report/vendor/render-vendor-markdown.js";

const folder = fileURLToPath(new URL("../../fixtures/recordings", import.meta.url));
const names = readdirSync(folder).sort();
const pages = ["keyword-filter", "swapped"];

describe.each(names)("the recording %s", (name) => {
  const report = replayRecording({ recording: join(folder, name, "recording.jsonl"), references: [] });

  // Pages are large: those of two recordings show what all are made of.
  it.each(Object.keys(renderers).filter((format) => format !== "html" || pages.includes(name)))("replays to its expected %s", async (format) => {
    const renderer = renderers[format as keyof typeof renderers];
    expect(renderer.render(await report)).toBe(readFileSync(join(folder, name, `report.${renderer.extension}`), "utf8"));
  });

  it("has a page for the vendor where the claim is inconsistent, and nowhere else", async () => {
    const path = join(folder, name, "vendor-evidence.md");
    expect(existsSync(path)).toBe((await report).verdict.claim === "inconsistent");
    if (existsSync(path)) expect(renderVendorMarkdown(await report)).toBe(readFileSync(path, "utf8"));
  });

  it("has the verdict that its truth asks for", async () => {
    const { verdict } = await report;
    const truth: Record<string, string> = { honest: "consistent", swapped: "inconsistent" };
    expect(verdict.claim).toBe(truth[name] ?? "inconclusive");
    expect(verdict.candidates.filter(({ fingerprint, posterior }) => fingerprint !== null && posterior > 0.5).length).toBe(verdict.claim === "consistent" ? 1 : 0);
  });
});
