/** The gate as CI runs it: frozen baseline, night after night, a swap, a webhook, and processes that are killed. */
import { createServer } from "node:http";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkResultSchema, historySchema, type CheckResult, type History } from "../../src/model/history.js";
import { reportDiffSchema } from "../../src/model/diff.js";
import { runCli, temporaryFolder, type CliResult } from "./spawn-cli.js";
import { writeLog } from "./write-log.js";

interface Nightly {
  readonly folder: string;
  check(log: string, ...flags: readonly string[]): Promise<CliResult & { readonly result: CheckResult }>;
  history(): History;
}

async function freeze(env: Readonly<Record<string, string>> = {}): Promise<Nightly> {
  const folder = temporaryFolder();
  const baseline = join(folder, "baseline.json");
  const frozen = await runCli(["baseline", "freeze", "--from", writeLog(join(folder, "trusted.jsonl"), "trusted", { answers: 60 }), "--baseline", baseline], { cwd: folder });
  expect(frozen.code, frozen.stderr).toBe(0);
  const historyFolder = join(folder, "history");
  return {
    folder,
    check: async (log, ...flags) => {
      const ended = await runCli(["check", "--from", log, "--baseline", baseline, "--history", historyFolder, "--json", ...flags], { cwd: folder, env });
      return { ...ended, result: checkResultSchema.parse(JSON.parse(ended.stdout)) };
    },
    history: () => historySchema.parse(JSON.parse(readFileSync(join(historyFolder, readdirSync(historyFolder).find((name) => name.endsWith(".json")) ?? ""), "utf8"))),
  };
}

describe("check", () => {
  it("passes honest nights, suspects the first of a swap, alarms on the second, counts a batch once, and tells a webhook of each change once", async () => {
    const posted: { state: string }[] = [];
    const server = createServer((request, response) => {
      let text = "";
      request.setEncoding("utf8").on("data", (part: string) => { text += part; }).on("end", () => { posted.push(JSON.parse(text) as { state: string }); response.end("ok"); });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook-secret-41`;
    const nightly = await freeze({ HOOK: hook });
    const night = (name: string, other = false): string => writeLog(join(nightly.folder, `${name}.jsonl`), name, { answers: 3, other });
    const flags = ["--notify-env", "HOOK"];
    const missing = await nightly.check(night("one"), ...flags);
    expect(missing.code).toBe(2);
    expect(missing.result.error?.message).toContain("there is no history");
    const codes: (number | null)[] = [];
    let output = "";
    for (const [index, name] of ["one", "two", "three"].entries()) {
      const { code, stderr, stdout } = await nightly.check(night(name), ...flags, ...(index === 0 ? ["--init-history"] : []));
      codes.push(code);
      output += stderr + stdout;
    }
    const suspected = await nightly.check(night("four", true), ...flags);
    const again = await nightly.check(join(nightly.folder, "four.jsonl"), ...flags);
    const changed = await nightly.check(night("five", true), ...flags);
    const still = await nightly.check(night("six", true), ...flags);
    server.close();
    expect(codes).toEqual([0, 0, 0]);
    expect([suspected.code, suspected.result.status?.state]).toEqual([3, "suspected"]);
    expect([again.code, again.result.status?.batches]).toEqual([3, 4]);
    expect([changed.code, changed.result.status?.state]).toEqual([1, "changed"]);
    expect(changed.result.status?.since).toBe(suspected.result.status?.since);
    expect(changed.result.diff?.changes[0]?.key).toBe("all-answers");
    expect(still.code).toBe(1);
    expect(posted.map(({ state }) => state)).toEqual(["suspected", "changed"]);
    expect(output + changed.stdout + changed.stderr + JSON.stringify(nightly.history())).not.toContain("hook-secret-41");
  }, 400_000);

  it("lets inconclusive nights pass as often as it is told", async () => {
    const nightly = await freeze();
    const empty = (name: string): string => writeLog(join(nightly.folder, `${name}.jsonl`), name, { answers: 1 });
    const codes: (number | null)[] = [];
    for (const [index, name] of ["a", "b", "c"].entries()) {
      const log = empty(name);
      writeFileSync(log, readFileSync(log, "utf8").split("\n").slice(0, 3).join("\n"));
      codes.push((await nightly.check(log, "--allow-inconclusive", "2", ...(index === 0 ? ["--init-history"] : []))).code);
    }
    expect(codes).toEqual([0, 0, 3]);
  }, 400_000);

  it("loses no history when it is killed at any point", async () => {
    const nightly = await freeze();
    const log = (index: number): string => writeLog(join(nightly.folder, `k${index}.jsonl`), `k${index}`, { answers: 2 });
    await nightly.check(log(0), "--init-history");
    const path = join(nightly.folder, "history");
    let known = 1;
    for (let index = 1; index <= 8; index += 1) {
      const flags = ["check", "--from", log(index), "--baseline", join(nightly.folder, "baseline.json"), "--history", path, "--quiet"];
      await runCli(flags, { cwd: nightly.folder, onStart: (child) => setTimeout(() => child.kill("SIGKILL"), 150 * index) });
      const { batches } = nightly.history();
      expect(batches.length === known || batches.length === known + 1).toBe(true);
      known = batches.length;
    }
    const last = await nightly.check(log(9));
    expect(last.code).toBe(0);
    expect(last.result.status?.batches).toBe(known + 1);
  }, 400_000);
});

describe("diff", () => {
  it("exits 0 on differences unless told", async () => {
    const folder = temporaryFolder();
    for (const [name, other] of [["old", false], ["new", true]] as const) {
      await runCli(["identify", "--from", writeLog(join(folder, `${name}.jsonl`), name, { answers: 10, other }), "--out", join(folder, name), "--quiet"]);
    }
    const [old, fresh] = [join(folder, "old"), join(folder, "new", "report.json")];
    const { code, stdout } = await runCli(["diff", old, fresh, "--json", "--out", join(folder, "diff")]);
    expect(code).toBe(0);
    expect(reportDiffSchema.parse(JSON.parse(stdout)).outcome).toBe("changed");
    expect(readFileSync(join(folder, "diff", "diff.md"), "utf8")).toContain("all-answers");
    expect((await runCli(["diff", old, fresh, "--fail-on-change", "--quiet"])).code).toBe(1);
    expect((await runCli(["diff", old, old, "--fail-on-change", "--quiet"])).code).toBe(0);
    expect((await runCli(["diff", old, join(folder, "nothing"), "--json"])).code).toBe(2);
  }, 200_000);
});
