/** The observation of an analyzer whose samples are labels: how often each came. */
import type { Measured, SampleGroup } from "../model/analyzer.js";
import { countLabels } from "./count-labels.js";

export function summarizeLabels({ samples }: SampleGroup<string>): readonly Measured[] {
  return [{ state: "observed", value: countLabels(samples.map(({ value }) => value)), note: "" }];
}
