/** Writes the example reports of two real models, whose recorded replies the lab repeats; no sentence that was asked or answered enters them. Takes the corpus' folder. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { stringify } from "yaml";

const root = fileURLToPath(new URL("../", import.meta.url));
const [, , given] = process.argv;
if (given === undefined) throw new Error("give the folder of the corpus");
const corpus = resolve(given);
const cli = join(root, "dist/cli/main.js");
const formats = ["json", "md", "html"];

/** Name of the example → the model's file. */
const models: Readonly<Record<string, string>> = {
  "qwen-max": "qwen__qwen-max.jsonl.gz",
  "claude-3-5-sonnet": "anthropic__claude-3-5-sonnet-20241022.jsonl.gz",
};

/** What the corpus' questions about China are about, by their numbers; the question of the same number about the United States has the same form. */
const topics: Readonly<Record<string, readonly number[]>> = {
  "censorship-and-speech": [1, 7, 25, 34],
  "economy-and-environment": [11, 18, 32, 37, 39, 44, 46, 48],
  "hong-kong-and-taiwan": [24, 35, 45],
  "leadership-and-party": [3, 15, 29, 31, 49],
  "place-in-the-world": [10, 26, 38, 47],
  "rights-and-labour": [6, 17, 21, 22, 40, 42, 43],
  "surveillance": [9, 12, 13, 14, 30, 41],
  "tiananmen-and-purges": [8, 20, 23, 50],
  "tibet-and-minorities": [5, 16, 27, 28, 33],
  "xinjiang": [2, 4, 19, 36],
};
/** The English questions have their controls; the same ones in two more languages have none. */
const translations: Readonly<Record<string, string>> = { zh: "zh_china_criticism", fi: "fi_china_criticism" };

interface Row { readonly set: string; readonly question_id: string; readonly request: { readonly model: string; readonly messages: readonly { readonly content: string }[] }; readonly response: unknown }

const readRows = (file: string): Row[] => gunzipSync(readFileSync(join(corpus, file))).toString("utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Row);

/** The suite lies beside the recordings, outside of the repository. */
function writeSuite(folder: string, rows: readonly Row[]): void {
  mkdirSync(folder);
  const questions = new Map(rows.map(({ set, question_id: id, request }) => [`${set} ${id.slice(-2)}`, request.messages.at(-1)?.content ?? ""]));
  const two = (number: number): string => String(number).padStart(2, "0");
  const write = (topic: string, languages: readonly string[], controlled: boolean): string => {
    const id = controlled ? topic : `${topic}-translated`;
    const steps = controlled ? ["sensitive", "control"] : ["sensitive"];
    const list = languages.flatMap((language) => (topics[topic] ?? []).map((number) => ({
      id: `q${two(number)}-${language}`, language,
      fill: {
        sensitive: questions.get(`${translations[language] ?? "china_criticism"} ${two(number)}`) ?? "",
        ...(controlled && { control: questions.get(`us_criticism ${two(number)}`) ?? "" }),
      },
    })));
    writeFileSync(join(folder, `${id}.yaml`), stringify({
      id, version: 1, lifecycle: "stable", question: `How are requests about ${topic} answered?`, why: "SpeechMap's questions, whose recorded replies are repeated.",
      subject: { topic, region: "china" }, cells: { draw: "each", list },
      steps: steps.map((step) => ({ id: step, messages: [{ content: `{{${step}}}` }], maxTokens: 4096 })), repeat: { min: 1, max: 1 },
      observes: ["reply-class", "layer-marks"].map((analyzer) => ({ key: analyzer, analyzer, steps })),
    }));
    return id;
  };
  const probes = Object.keys(topics).flatMap((topic) => [write(topic, ["en"], true), write(topic, Object.keys(translations), false)]);
  writeFileSync(join(folder, "suite.yaml"), stringify({ id: "speechmap", version: 1, question: "Which requests to criticise China are withheld, beside requests of the same form to criticise the United States?", share: 1, probes }));
}

async function writeExample(name: string, file: string, suite: string, folder: string): Promise<void> {
  const { model } = readRows(file)[0]?.request ?? { model: name };
  const lab = spawn(process.execPath, [cli, "lab", "honest", "--port", "8089", "--upstream", `replay:${join(corpus, file)}`], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(createInterface({ input: lab.stdout }), "line")) as [string];
  const { url } = JSON.parse(line) as { url: string };
  spawnSync(process.execPath, [cli, "run", "--endpoint", url, "--model", model, "--suite", suite, "--depth", "deep", "--seed", "6", "--rate", "60000", "--redact-text", "--out", join(folder, name), "--format", formats.join(",")], { stdio: "inherit" });
  lab.kill("SIGTERM");
  const target = join(root, "reports/examples", name);
  mkdirSync(target, { recursive: true });
  for (const format of formats) copyFileSync(join(folder, name, `report.${format}`), join(target, `report.${format}`));
}

/** Words in a row that no report may share with what was asked or answered. */
const ROW = 5;
const rowsOf = (text: string): string[] => {
  const words = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim().split(" ");
  return words.slice(0, Math.max(0, words.length - ROW + 1)).map((_, at) => words.slice(at, at + ROW).join(" "));
};
/** Han text has no spaces: as many characters as five words have. */
const HAN_ROW = 8;
const hanRowsOf = (text: string): string[] => [...text.matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) => Array.from({ length: Math.max(0, run.length - HAN_ROW + 1) }, (_, at) => run.slice(at, at + HAN_ROW)));

/** Ids and names are no sentences, and reports show them. */
const names = new Set(["id", "model", "provider", "system_fingerprint", "object"]);

function collectTexts(value: unknown, into: string[] = []): string[] {
  if (typeof value === "string") into.push(value);
  else if (value !== null && typeof value === "object") for (const [name, member] of Object.entries(value)) if (!names.has(name)) collectTexts(member, into);
  return into;
}

function findCopies(): string[] {
  const said = new Set(Object.values(models).flatMap(readRows).flatMap(({ request, response }) => collectTexts([request, response])).flatMap((text) => [...rowsOf(text), ...hanRowsOf(text)]));
  return Object.keys(models).flatMap((name) => formats.flatMap((format) => {
    const text = readFileSync(join(root, "reports/examples", name, `report.${format}`), "utf8");
    return [...new Set([...rowsOf(text), ...hanRowsOf(text)])].filter((row) => said.has(row)).map((row) => `${name}/report.${format}: "${row}"`);
  }));
}

const folder = mkdtempSync(join(tmpdir(), "ai-audit-examples-"));
try {
  const suite = join(folder, "speechmap");
  writeSuite(suite, readRows(Object.values(models)[0] ?? ""));
  for (const [name, file] of Object.entries(models)) await writeExample(name, file, suite, folder);
} finally {
  rmSync(folder, { recursive: true });
}
const copies = findCopies();
process.stderr.write(copies.length === 0 ? "No five words in a row of what was asked or answered are in the examples.\n" : `${copies.join("\n")}\n`);
process.exitCode = copies.length === 0 ? 0 : 1;
