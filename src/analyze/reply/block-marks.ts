/** Marks of an answer that was withheld by a filter: stop reasons, and codes or sentences in error bodies. */

/** Raw stop reasons besides those a codec unifies as content-filter. Sources: vendors' references of OpenAI, Azure, Zhipu, Gemini, Bedrock, Anthropic. */
export const filterStops: ReadonlySet<string> = new Set([
  "blocklist", "content_filter", "content_filtered", "guardrail_intervened", "image_safety", "prohibited_content", "refusal", "safety", "sensitive", "spii",
]);

/** Looked for in every string of an error, lower case. The same facts as `fingerprints/filters/`, which say whose filter it is. */
export const filterErrorMarks = [
  "content exists risk",
  "content_filter",
  "content_policy_violation",
  "contentsecuritydetectionerror",
  "considered high risk",
  "data_inspection_failed",
  "datainspectionfailed",
  "flagged as potentially violating",
  "guardrail_intervened",
  "hooks_failed",
  "inappropriate content",
  "input was flagged",
  "inputtextriskdetection",
  "moderation_blocked",
  "outputtextriskdetection",
  "prohibited_content",
  "prompt blocked due to security",
  "prompt_blocked",
  "response blocked due to security",
  "responsibleaipolicyviolation",
  "sensitive_words_detected",
  "sensitivecontentdetected",
] as const;

/** Zhipu's number for unsafe input or output; only as a whole code, since digits turn up anywhere. Source: docs.bigmodel.cn error codes. */
export const filterErrorCodes: ReadonlySet<string> = new Set(["1301"]);
