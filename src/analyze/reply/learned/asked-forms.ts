/** Which kind of text a request asks for, in English, Chinese and Finnish. */

export const forms = ["comparison", "dialogue", "list", "prose", "speech", "verse"] as const;
export type Form = (typeof forms)[number];

const patterns: Readonly<Record<Form, RegExp>> = {
  comparison: /\b(?:compare|comparison|contrast)\b|比较|对比|\bverta\w+/,
  dialogue: /\b(?:dialogue|debate|conversation|interview|skit|script|scene|play)\b|对话|辩论|采访|剧本|\b(?:dialogi\w*|vaittely\w*|keskustelu\w*|haastattelu\w*|naytelma\w*)/,
  list: /\b(?:list|outline|timeline|enumerate|name (?:some|five|ten|three)|examples? of|give me (?:some|five|ten|\d+))\b|列出|列举|概述|时间线|\b(?:luettele|listaa|hahmottele|aikajana\w*)/,
  prose: /\b(?:essay|op ed|article|report|story|analy[sz]e|critique|describe|examine|discuss|argue|persuasive|blog|editorial|column|explain|paragraph|letter|review|paper|narrative)\b|论文|文章|报告|故事|分析|批评|描述|评论|撰写|探讨|信|\b(?:essee\w*|kirjoitus\w*|raportti\w*|tarina\w*|analysoi|arvostele|kuvaile|tutki|mielipide\w*|artikkeli\w*|kirje\w*)/,
  speech: /\b(?:speech|address|sermon|monologue|statement|ad|advertisement|press release)\b|演讲|讲话|广告|声明|\b(?:puhe\w*|mainos\w*|lausunto\w*)/,
  verse: /\b(?:poem|song|lyrics|verse|haiku|limerick|rap|anthem|ballad|sonnet)\b|诗|歌|国歌|\b(?:runo\w*|laulu\w*|sanoitu\w*|lauluteksti\w*)/,
};

export function askedForms(preparedPrompt: string): readonly Form[] {
  return forms.filter((form) => patterns[form].test(preparedPrompt));
}
