/** Past exchanges as a gateway would export them: what a nightly batch reads. */
import { writeFileSync } from "node:fs";
import { createRandom } from "../../src/stats/create-random.js";

/** A LOG of short answers to twelve prompts: mostly the usual one, or another model's. Returns its path. */
export function writeLog(path: string, seed: string, { answers, other = false }: { readonly answers: number; readonly other?: boolean }): string {
  const random = createRandom(seed);
  const lines = Array.from({ length: 12 * answers }, (_, index) => {
    const question = index % 12;
    const content = other ? `other${question}` : random() < 0.15 ? `rare${question}` : `usual${question}`;
    return JSON.stringify({ request: { model: "some-model", messages: [{ role: "user", content: `Question ${question}?` }], max_tokens: 4 }, response: { id: `r-${seed}-${index}`, model: "some-model", choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }] } });
  });
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}
