/** Whether an error names a setting that its request really sent: an endpoint that says which one it does not take is honest about it. */
import type { ConcreteStep } from "../../model/concrete-step.js";
import type { ReplyError } from "../../model/transcript.js";

const ERROR_CHARACTERS = 500;
const NAME_CHARACTERS = 64;

/** Words for each setting, of vendors' error bodies in English and Chinese. "upstream" is no "stream", and "the parameters" names none. */
const words = {
  maxTokens: /max(?:imum)?[ _-]?(?:completion|output|new)?[ _-]?(?:number of )?(?:output )?tokens|output[ _-]token|最大.{0,6}(?:token|长度)/i,
  temperature: /temperature|温度/i,
  topP: /\btop[ _-]?p\b/i,
  stop: /\bstop\b/i,
  seed: /\bseed\b/i,
  stream: /(?<![\p{L}\p{N}])stream(?:ing|_options)?(?![\p{L}\p{N}])|流式/iu,
  topLogprobs: /log[ _-]?prob/i,
  system: /\b(?:system|developer)[ _-](?:prompt|message|role|instruction)|['"`](?:system|developer)['"`]/i,
} as const;

export function namesSentSetting(error: ReplyError | null, step: ConcreteStep): boolean {
  const said = sayError(error);
  if (said === "") return false;
  const sent = (Object.keys(words) as (keyof typeof words)[]).filter((name) => (name === "stop" ? step.stop.length > 0 : name === "stream" ? step.stream : step[name] !== null));
  if (sent.some((name) => words[name].test(said))) return true;
  const plain = toPlain(said);
  return Object.keys(step.native).some((name) => name !== "" && plain.includes(toPlain(name.slice(0, NAME_CHARACTERS))));
}

/** Type, code and message in one line, bounded; "" where there is no error. */
export function sayError(error: ReplyError | null): string {
  return error === null ? "" : [error.type, error.code, error.message].filter((part) => part !== null).join(" ").slice(0, ERROR_CHARACTERS);
}

/** "logitBias", "logit_bias" and "logit bias" are one name. */
function toPlain(text: string): string {
  return text.toLowerCase().replace(/[\s_-]/g, "");
}
