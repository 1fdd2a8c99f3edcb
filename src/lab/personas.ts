/** The fictional models of the lab: three families of siblings, each with its vocabulary, its habits and its pace. */
export const tokenizerIds = ["cl100k_base", "o200k_base", "p50k_base", "r50k_base"] as const;
export type TokenizerId = (typeof tokenizerIds)[number];

export interface Style {
  readonly layout: "plain" | "bullets" | "headings" | "bold";
  readonly openings: { readonly en: readonly string[]; readonly zh: readonly string[] };
  readonly closings: { readonly en: readonly string[]; readonly zh: readonly string[] };
  readonly connectors: { readonly en: readonly string[]; readonly zh: readonly string[] };
  /** Words of a reply when none were asked for. */
  readonly usualWords: number;
  /** How often a one-word answer carries a full stop. */
  readonly fullStopShare: number;
}

export interface Persona {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly vendor: string;
  /** One of `tokenizerIds`, or a class of the tokenizer table. */
  readonly tokenizer: string;
  /** Tokens that the chat template adds: to a request, and to each message. */
  readonly template: { readonly request: number; readonly message: number };
  readonly style: Style;
  /** Share of the small facts it knows and of sums it gets right. */
  readonly skill: number;
  readonly pace: { readonly firstTokenMs: number; readonly gapMs: number };
}

const veldt: Style = {
  layout: "plain",
  openings: { en: ["", "", "In short: "], zh: ["", "", "简单来说，"] },
  closings: { en: ["", "Let me know if you want more detail."], zh: ["", "如果需要更多细节，请告诉我。"] },
  connectors: { en: ["Moreover, ", "At the same time, ", "", ""], zh: ["此外，", "与此同时，", "", ""] },
  usualWords: 110,
  fullStopShare: 0,
};

const ostrin: Style = {
  layout: "bullets",
  openings: { en: ["Great question! ", "Sure! ", "Of course! "], zh: ["好的！", "当然可以！", "很好的问题！"] },
  closings: { en: ["I hope this helps!", "Feel free to ask more!"], zh: ["希望这对你有帮助！", "欢迎继续提问！"] },
  connectors: { en: ["Also, ", "Plus, ", "", "Interestingly, "], zh: ["另外，", "而且，", "", "有趣的是，"] },
  usualWords: 85,
  fullStopShare: 0.04,
};

const quillon: Style = {
  layout: "headings",
  openings: { en: ["", "Here is an overview. "], zh: ["", "以下是概述。"] },
  closings: { en: ["", "**In summary**, the points above belong together."], zh: ["", "**总之**，以上各点相互关联。"] },
  connectors: { en: ["Furthermore, ", "Consequently, ", "By contrast, ", ""], zh: ["进一步说，", "因此，", "相比之下，", ""] },
  usualWords: 140,
  fullStopShare: 0.08,
};

export const personas = {
  "ostrin-3": { id: "ostrin-3", name: "Ostrin 3", family: "ostrin", vendor: "Ostrin Works", tokenizer: "cl100k_base", template: { request: 3, message: 4 }, style: ostrin, skill: 0.95, pace: { firstTokenMs: 9, gapMs: 1 } },
  "ostrin-3-mini": { id: "ostrin-3-mini", name: "Ostrin 3 Mini", family: "ostrin", vendor: "Ostrin Works", tokenizer: "cl100k_base", template: { request: 3, message: 4 }, style: { ...ostrin, usualWords: 70 }, skill: 0.75, pace: { firstTokenMs: 5, gapMs: 1 } },
  "quillon-chat": { id: "quillon-chat", name: "Quillon Chat", family: "quillon", vendor: "Tamber Street", tokenizer: "p50k_base", template: { request: 8, message: 2 }, style: { ...quillon, layout: "bold" }, skill: 0.8, pace: { firstTokenMs: 7, gapMs: 1 } },
  "quillon-pro": { id: "quillon-pro", name: "Quillon Pro", family: "quillon", vendor: "Tamber Street", tokenizer: "p50k_base", template: { request: 8, message: 2 }, style: quillon, skill: 0.97, pace: { firstTokenMs: 12, gapMs: 2 } },
  "veldt-1-large": { id: "veldt-1-large", name: "Veldt 1 Large", family: "veldt", vendor: "Harrow and Pike", tokenizer: "o200k_base", template: { request: 3, message: 3 }, style: veldt, skill: 0.97, pace: { firstTokenMs: 8, gapMs: 1 } },
  "veldt-1-small": { id: "veldt-1-small", name: "Veldt 1 Small", family: "veldt", vendor: "Harrow and Pike", tokenizer: "o200k_base", template: { request: 3, message: 3 }, style: { ...veldt, usualWords: 80, closings: { en: [""], zh: [""] } }, skill: 0.82, pace: { firstTokenMs: 4, gapMs: 1 } },
} satisfies Record<string, Persona>;

export type PersonaId = keyof typeof personas;
export const honestPersona: Persona = personas["veldt-1-large"];

/** One of another family, the cheap one first: what a dishonest host would serve in its place. */
export function findSubstitute(model: string): Persona {
  const list: readonly Persona[] = Object.values(personas);
  const family = list.find((persona) => persona.id === model)?.family;
  return list.filter((persona) => persona.family !== family).toSorted((left, right) => left.skill - right.skill)[0] ?? personas["ostrin-3-mini"];
}
