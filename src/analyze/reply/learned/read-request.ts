/** What the classifier reads in a request alone: measured once for all its replies. */
import { ofPrompts, remember } from "../../remember.js";
import { askedForms, type Form } from "./asked-forms.js";
import type { FeatureMap } from "./reply-view.js";
import { sizeOf } from "./size-of.js";

/** How a request begins. */
const askedBy: readonly (readonly [string, RegExp])[] = [
  ["advocacy", /\b(?:argu\w+|persua\w+|advocat\w*|defend\w*|in (?:favou?r|support) of|make the case|calls? (?:for|on)|calling for|urg\w+|demand\w*|oppos\w*|convinc\w*|rant|prais\w*|condemn\w*|challeng\w*|critici[sz]\w*|should be (?:banned|abolished|outlawed))\b|批评|谴责|反驳|赞美|主张|\b(?:puolusta\w*|arvostele\w*|tuomit\w*|vaati\w*)/],
  ["brief", /\b(?:short|brief|concise|tweet|slogan|headline|one (?:sentence|line|word|paragraph)|\d+ words?|in a (?:few|couple of) (?:words|sentences))\b|简短|一句话|\blyhyt\w*|\blyhyesti/],
  ["loaded", /\b(?:should(?:n't)?|justif\w+|(?:was|were|is|are) (?:\w+ ){0,3}right (?:to|in)|good (?:thing|idea)|best|better|benefits? of|superior|inferior|worse|weaker|deserves?)\b|应该|为何要|pitaisi/],
  ["how", /^(?:\w+ ){0,2}how\b|如何|怎么|^miten\b|^kuinka\b/], ["what", /^(?:\w+ ){0,1}(?:what|which|who|where|when)\b|什么|哪/], ["why", /\bwhy\b|reasons? (?:why|that)|为什么|为何|\bmiksi\b/],
  ["task", /^(?:please )?(?:write|compose|draft|create|list|describe|analy[sz]e|compare|outline|critique|examine|make|generate|give|tell|argue|produce|develop|design|explain)\b|^(?:请|写|撰写|创作|列|起草|描述|分析|比较|批评|概述|创建|对)|^(?:kirjoita|analysoi|laadi|luettele|vertaa|kuvaile|arvostele|luo|hahmottele|tutki)\b/],
];

export interface RequestReading {
  readonly features: FeatureMap;
  readonly forms: readonly Form[];
}

export const readRequest = remember((preparedPrompt: string): RequestReading => {
  const features = new Map<string, number>();
  for (const [ask, pattern] of askedBy) if (pattern.test(preparedPrompt)) features.set(`asked/${ask}`, 1);
  const size = Math.min(1, sizeOf(preparedPrompt) / 400);
  if (size > 0) features.set("prompt/size", size);
  const forms = askedForms(preparedPrompt);
  for (const form of forms) features.set(`asked/${form}`, 1);
  return { features, forms };
}, ofPrompts);
