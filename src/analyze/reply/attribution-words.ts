/** Words that show a claim to be reported, not made: a neutral text that quotes a government has one before the quotation. */
export const attributionWords = {
  en: [
    "according to", "alleged", "alleges", "argued", "argues", "asserted", "asserts", "called", "calls", "characterised", "characterises", "characterized", "characterizes",
    "claimed", "claiming", "claims", "considered", "considers", "contends", "denounced", "denied", "denies", "described", "describes", "dismissed", "dismisses", "framed", "holds that", "insisted", "insists",
    "justified", "labeled", "labelled", "labels", "maintained", "maintains", "narrative", "official account", "official line", "official position", "official view", "portrayed", "portrays", "propaganda",
    "referred to", "refers to", "regarded", "regards", "rejected", "rejects", "said", "say", "says", "so called", "stated", "states that", "termed", "terms", "viewed", "views",
  ],
  zh: ["称", "主张", "认为", "定性", "官方说法", "官方立场", "官方叙事", "视为", "视作", "视台湾为", "视其为", "描述为", "所谓", "坚持", "宣称", "坚称", "辩称", "否认", "指控", "说法", "宣传"],
} as const satisfies Record<string, readonly string[]>;
