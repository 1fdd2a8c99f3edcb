/** The prompts of a log are counted by another tokenizer than the model's name stands for, or than its other hosts count by. */
import type { Observation } from "../../model/observation.js";
import type { FindingRule } from "./finding-rule.js";
import { keepName } from "./keep-name.js";
import { evidenceOf, pick } from "./pick.js";

/** What aggregators and hosts without a count of their own report; four hosts of the SpeechMap data counted open models so. */
const FALLBACK_CLASS = "o200k";

type Picked = ReturnType<typeof pick<"label">>[number];

export const promptTokenizerDiffers: FindingRule = (observations) => {
  const picked = pick(observations, "prompt-tokenizer", "label");
  const whole = picked.filter(({ observation }) => observation.subject["provider"] === undefined);
  return [
    ...whole.filter(isOther).flatMap(sayModel),
    ...whole.flatMap((model) => sayHosts(model, picked.filter(({ observation, value }) => isHostOf(observation, model.observation) && value.label !== model.value.label))),
  ];
};

/** Another class fits, or the named one was counted and is ruled out. */
function isOther({ observation: { subject }, value: { label } }: Picked): boolean {
  const expected = subject["expected"];
  return expected !== undefined && label !== expected && (label !== "none-found" || subject["excluded"] === expected);
}

function sayModel(picked: Picked) {
  const { observation: { subject, samples, note }, value: { label } } = picked;
  const fallback = label === FALLBACK_CLASS;
  return [{
    id: `prompt-tokenizer-differs-${keepName(subject["model"])}`, area: "billing", severity: fallback ? "info" : "low", credibility: "possible",
    title: "Prompts are counted by another tokenizer than the model's name stands for",
    detail: `"${subject["model"] ?? ""}" stands for the tokenizer class ${subject["expected"] ?? ""}; the reported input tokens of ${samples} prompts are counted ${label === "none-found" ? "by none that was tried" : `by ${label}`} (${note}). You pay by that count. Counts are easily forged and some honest hosts count by a foreign tokenizer, so this alone says nothing about which model answers.`,
    evidence: evidenceOf([picked]),
    innocentCauses: [{ cause: `a host or an aggregator that counts with a tokenizer of its own, ${FALLBACK_CLASS} most of all`, checked: true, result: fallback ? `likely: it is ${FALLBACK_CLASS}` : `no: it is not ${FALLBACK_CLASS}` },
      { cause: "a name that stands for another version than the table knows", checked: false, result: "would need the vendor's word" }],
    remedy: "Ask the vendor whose tokenizer the bill is counted by; run the identity suite, whose evidence does not rest on reported counts.",
  } as const];
}

function sayHosts({ observation: { subject }, value: { label } }: Picked, hosts: readonly Picked[]) {
  if (hosts.length === 0) return [];
  const names = hosts.map(({ observation, value }) => `"${observation.subject["provider"] ?? ""}" by ${value.label} (${observation.samples} prompts)`).join(", ");
  return [{
    id: `prompt-tokenizer-hosts-${keepName(subject["model"])}`, area: "billing", severity: "info", credibility: "likely",
    title: "Hosts of one model count its prompts by different tokenizers",
    detail: `Prompts of "${subject["model"] ?? ""}" are counted by ${label}, except at ${names}. The same prompt costs differently by the host that happens to serve it.`,
    evidence: evidenceOf(hosts),
    innocentCauses: [{ cause: "the aggregator's own count where a host reports none", checked: true, result: hosts.every(({ value }) => value.label === FALLBACK_CLASS) ? `likely: all of them count in ${FALLBACK_CLASS}` : "does not explain all of them" }],
    remedy: "Pin the hosts that count by the model's own tokenizer, or compare cost by characters.",
  } as const];
}

function isHostOf(host: Observation, model: Observation): boolean {
  return host.subject["provider"] !== undefined && host.subject["model"] === model.subject["model"];
}
