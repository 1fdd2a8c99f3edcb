/** The family and the vendor of a model by its name, as people speak of them: models that share weights, a tokenizer or a line of versions. */

/** The first pattern that fits the name, vendor prefix included, decides. */
const families: readonly (readonly [RegExp, string, string])[] = [
  [/claude/, "claude", "Anthropic"],
  [/gemini|gemma/, "gemini", "Google"],
  [/r1-1776/, "deepseek", "Perplexity"],
  [/mai-ds/, "deepseek", "Microsoft"],
  [/deepseek/, "deepseek", "DeepSeek"],
  [/llama/, "llama", "Meta"],
  [/kimi|moonshot/, "kimi", "Moonshot AI"],
  [/gpt|(^|\/)o\d/, "gpt", "OpenAI"],
  [/qwen|qwq/, "qwen", "Alibaba"],
  [/glm/, "glm", "Zhipu AI"],
  [/grok/, "grok", "xAI"],
  [/mistral|mixtral|ministral|codestral|magistral|devstral/, "mistral", "Mistral AI"],
  [/command/, "command", "Cohere"],
  [/nova/, "nova", "Amazon"],
  [/minimax/, "minimax", "MiniMax"],
  [/phi-/, "phi", "Microsoft"],
  [/nemotron/, "nemotron", "NVIDIA"],
  [/ernie/, "ernie", "Baidu"],
  [/seed|doubao/, "seed", "ByteDance"],
  [/step-/, "step", "StepFun"],
  [/hunyuan/, "hunyuan", "Tencent"],
  [/mimo/, "mimo", "Xiaomi"],
];

export function nameFamily(model: string): { readonly family: string; readonly vendor: string } {
  const name = model.toLowerCase();
  const known = families.find(([pattern]) => pattern.test(name));
  if (known !== undefined) return { family: known[1], vendor: known[2] };
  const vendor = name.split("/")[0] ?? name;
  return { family: vendor, vendor };
}
