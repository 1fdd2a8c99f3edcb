/** What the lab can do to a model, by name; several are applied in the order given. */
import type { Misbehaviour } from "./misbehaviour.js";
import { cannedRefusal } from "./misbehaviours/canned-refusal.js";
import { droppedParameters } from "./misbehaviours/dropped-parameters.js";
import { exactCache } from "./misbehaviours/exact-cache.js";
import { fakeStream } from "./misbehaviours/fake-stream.js";
import { flaky } from "./misbehaviours/flaky.js";
import { hiddenPrompt } from "./misbehaviours/hidden-prompt.js";
import { honest } from "./misbehaviours/honest.js";
import { hostile } from "./misbehaviours/hostile.js";
import { keywordFilter } from "./misbehaviours/keyword-filter.js";
import { mixture } from "./misbehaviours/mixture.js";
import { outputFilter } from "./misbehaviours/output-filter.js";
import { slow } from "./misbehaviours/slow.js";
import { swapped } from "./misbehaviours/swapped.js";
import { tokenInflation } from "./misbehaviours/token-inflation.js";

export const scenarios = {
  "canned-refusal": cannedRefusal,
  "dropped-parameters": droppedParameters,
  "exact-cache": exactCache,
  "fake-stream": fakeStream,
  "flaky": flaky,
  "hidden-prompt": hiddenPrompt,
  "honest": honest,
  "hostile": hostile,
  "keyword-filter": keywordFilter,
  "mixture": mixture,
  "output-filter": outputFilter,
  "slow": slow,
  "swapped": swapped,
  "token-inflation": tokenInflation,
} satisfies Record<string, Misbehaviour>;
