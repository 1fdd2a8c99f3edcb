/** Reads transcripts one by one into samples, and samples into observations, counts and excerpts; no transcript is kept. */
import type { Analysis } from "../model/analysis.js";
import type { Resources } from "../model/resources.js";
import type { Suite } from "../model/suite.js";
import type { Transcript } from "../model/transcript.js";
import { compareObservations } from "./engine/compare-observations.js";
import { createAskedCount } from "./engine/create-asked-count.js";
import { createExcerpts } from "./engine/create-excerpts.js";
import { createQuoteWatch } from "./engine/create-quote-watch.js";
import { createTally } from "./engine/create-tally.js";
import { indexRules } from "./engine/index-rules.js";
import { observeGroup } from "./engine/observe-group.js";
import { addTranscript, openGroups } from "./engine/sample-groups.js";
import { setAsideSentences } from "./engine/set-aside-sentences.js";
import { listAnswers } from "./list-answers.js";

export interface AnalyzeOptions {
  readonly redactText: boolean;
  /** The endpoint's protocol, which goes into the conditions of what was measured. */
  readonly protocol?: string;
}

/**
 * The same transcripts in any order give the same result. Exchanges of the control side are counted and quoted, and not
 * analyzed. A rule whose analyzer is not known, or throws, gives an observation in state "error".
 */
export async function analyzeTranscripts(transcripts: AsyncIterable<Transcript> | Iterable<Transcript>, suites: readonly Suite[], resources: Resources, options: AnalyzeOptions): Promise<Analysis> {
  const groups = openGroups(indexRules(suites), { resources, protocol: options.protocol ?? "openai-chat" });
  const tally = createTally();
  const excerpts = createExcerpts(options.redactText);
  const quotes = options.redactText ? createQuoteWatch() : null;
  const asked = createAskedCount();
  for await (const transcript of transcripts) {
    tally.add(transcript);
    excerpts.add(transcript);
    quotes?.add(transcript);
    asked.add(transcript);
    if (transcript.exchange.side === "target") addTranscript(groups, transcript);
  }
  setAsideSentences(groups.list());
  const observations = groups.list().flatMap((group) => observeGroup(group, resources));
  return { observations: observations.sort(compareObservations), tally: tally.total(), excerpts: excerpts.list(), asked: asked.total(), answers: listAnswers(groups.list()), ...(quotes !== null && { quoting: quotes.list() }) };
}
