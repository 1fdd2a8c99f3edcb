/** Counts whom replies name as their maker or model: worth nothing as evidence, since a prompt decides it and honest endpoints err. */
import type { Analyzer } from "../../model/analyzer.js";
import { countLabels } from "../count-labels.js";
import { refuseOptions } from "../no-options.js";
import { readAnswer } from "../read-answer.js";
import { prepareText } from "../reply/prepare-text.js";

/** Vendor → words by which it or its models are named. Latin words stand on their own; a version may follow ("gpt4"). */
const names: Readonly<Record<string, RegExp>> = {
  "01.AI": word("01 ?ai|01\\.ai|零一万物"),
  "AI21": word("ai21|jamba"),
  "Alibaba": word("alibaba|qwen|qwq|tongyi|阿里|通义|千问"),
  "Amazon": word("amazon|aws"),
  "Anthropic": word("anthropic|claude"),
  "Baichuan": word("baichuan|百川"),
  "Baidu": word("baidu|ernie|百度|文心"),
  "ByteDance": word("bytedance|doubao|字节跳动|豆包"),
  "Cohere": word("cohere|command r"),
  "DeepSeek": word("deepseek|深度求索"),
  "Google": word("google|gemini|gemma|deepmind"),
  "Hugging Face": word("hugging ?face|smollm"),
  "IBM": word("ibm|granite"),
  "Meta": word("meta ai|llama|meta"),
  "Microsoft": word("microsoft|copilot|phi"),
  "MiniMax": word("minimax"),
  "Mistral": word("mistral|mixtral|magistral"),
  "Moonshot": word("moonshot|kimi|月之暗面"),
  "NVIDIA": word("nvidia|nemotron"),
  "OpenAI": word("openai|chatgpt|gpt"),
  "Perplexity": word("perplexity|sonar"),
  "StepFun": word("stepfun|阶跃星辰"),
  "Tencent": word("tencent|hunyuan|腾讯|混元"),
  "Xiaomi": word("xiaomi|mimo|小米"),
  "Zhipu": word("zhipu|chatglm|glm|z\\.ai|智谱"),
  "xAI": word("xai|grok"),
};
const none = "(none)";

/** A reply that names several counts for each. No options. */
export const selfDescription: Analyzer<readonly string[]> = {
  id: "self-description",
  version: 1,
  strength: "worthless",
  scope: "probe",
  checkOptions: refuseOptions("self-description"),
  extract(transcript) {
    const answer = readAnswer(transcript);
    if (answer.kind === "missing") return answer;
    const text = prepareText(answer.value);
    return { kind: "value", value: Object.keys(names).filter((name) => names[name]?.test(text) === true) };
  },
  summarize: ({ samples }) => [{
    state: "observed",
    value: countLabels(samples.flatMap(({ value }) => (value.length === 0 ? [none] : value))),
    note: "what a model calls itself is no evidence of what it is",
  }],
};

function word(alternatives: string): RegExp {
  const [latin, han] = [alternatives.split("|").filter((one) => /^[\x20-\x7e]+$/.test(one)), alternatives.split("|").filter((one) => !/^[\x20-\x7e]+$/.test(one))];
  return new RegExp([`(?<![a-z0-9])(?:${latin.join("|")})(?![a-z])`, ...han].join("|"), "u");
}
