/** What the lab can do to a model, by name; several are applied in the order given. */
import type { Misbehaviour } from "./misbehaviour.js";
import { cannedRefusal } from "./misbehaviours/canned-refusal.js";
import { cutStream } from "./misbehaviours/cut-stream.js";
import { defaultPrompt } from "./misbehaviours/default-prompt.js";
import { droppedParameters } from "./misbehaviours/dropped-parameters.js";
import { emptiedAnswer } from "./misbehaviours/emptied-answer.js";
import { exactCache } from "./misbehaviours/exact-cache.js";
import { fakeStream } from "./misbehaviours/fake-stream.js";
import { flaky } from "./misbehaviours/flaky.js";
import { forgedUsage } from "./misbehaviours/forged-usage.js";
import { hiddenPrompt } from "./misbehaviours/hidden-prompt.js";
import { holdBack } from "./misbehaviours/hold-back.js";
import { honest } from "./misbehaviours/honest.js";
import { hostInspection } from "./misbehaviours/host-inspection.js";
import { hostile } from "./misbehaviours/hostile.js";
import { keywordFilter } from "./misbehaviours/keyword-filter.js";
import { mixedTemplates } from "./misbehaviours/mixed-templates.js";
import { mixture } from "./misbehaviours/mixture.js";
import { outputFilter } from "./misbehaviours/output-filter.js";
import { retractedStream } from "./misbehaviours/retracted-stream.js";
import { rewrittenErrors } from "./misbehaviours/rewritten-errors.js";
import { slow } from "./misbehaviours/slow.js";
import { swapped } from "./misbehaviours/swapped.js";
import { tokenInflation } from "./misbehaviours/token-inflation.js";
import { tokenSkimming } from "./misbehaviours/token-skimming.js";
import { tokenSurcharge } from "./misbehaviours/token-surcharge.js";
import { trainedRefusal } from "./misbehaviours/trained-refusal.js";
import { wordList } from "./misbehaviours/word-list.js";

export const scenarios = {
  "canned-refusal": cannedRefusal,
  "cut-stream": cutStream,
  "default-prompt": defaultPrompt,
  "dropped-parameters": droppedParameters,
  "emptied-answer": emptiedAnswer,
  "exact-cache": exactCache,
  "fake-stream": fakeStream,
  "flaky": flaky,
  "forged-usage": forgedUsage,
  "hidden-prompt": hiddenPrompt,
  "hold-back": holdBack,
  "honest": honest,
  "host-inspection": hostInspection,
  "hostile": hostile,
  "keyword-filter": keywordFilter,
  "mixed-templates": mixedTemplates,
  "mixture": mixture,
  "output-filter": outputFilter,
  "retracted-stream": retractedStream,
  "rewritten-errors": rewrittenErrors,
  "slow": slow,
  "swapped": swapped,
  "token-inflation": tokenInflation,
  "token-skimming": tokenSkimming,
  "token-surcharge": tokenSurcharge,
  "trained-refusal": trainedRefusal,
  "word-list": wordList,
} satisfies Record<string, Misbehaviour>;
