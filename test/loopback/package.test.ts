/** The packed tarball installs and runs in an empty folder. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { temporaryFolder } from "./spawn-cli.js";

const project = fileURLToPath(new URL("../../", import.meta.url));

it("installs from its tarball and runs by npx", () => {
  const folder = temporaryFolder();
  const npm = (cwd: string, ...parameters: string[]): string => execFileSync("npm", [...parameters], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const packed = JSON.parse(npm(project, "pack", "--json", "--ignore-scripts", "--pack-destination", folder)) as { filename: string; files: { path: string }[] }[];
  const [{ filename, files }] = packed as [{ filename: string; files: { path: string }[] }];
  expect(files.map(({ path }) => path).filter((path) => /^(test|bench|src|fixtures|reports)\//.test(path))).toEqual([]);

  writeFileSync(join(folder, "package.json"), '{"name":"empty","private":true}');
  npm(folder, "install", "--no-audit", "--no-fund", "--prefer-offline", join(folder, filename));
  const npx = (...parameters: string[]): string => execFileSync("npx", ["--no-install", "ai-audit", ...parameters], { cwd: folder, encoding: "utf8" });
  expect(npx("--version").trim()).toMatch(/^\d+\.\d+\.\d+/);
  expect(npx("probes", "list", "--json")).toContain("tiananmen-1989");
  expect(npx("lab", "--list")).toContain("swapped");
}, 180_000);
