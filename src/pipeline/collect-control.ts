/** Makes a reference of the trusted endpoint that was asked beside, out of the same recording. */
import { analyzeTranscripts } from "../analyze/analyze-transcripts.js";
import { enrollFingerprint } from "../judge/enroll-fingerprint.js";
import type { Fingerprint } from "../model/fingerprint.js";
import type { RecordingHeader } from "../model/recording.js";
import type { Resources } from "../model/resources.js";
import type { Transcript } from "../model/transcript.js";

export interface ControlCollector {
  /** Hands everything on, and keeps what the control said. */
  watch(transcripts: AsyncIterable<Transcript>): AsyncIterable<Transcript>;
  /** Null where there was no control, or it gave nothing that can be compared. */
  enroll(resources: Resources, digest: string): Promise<Fingerprint | null>;
}

/** The reference's id; no enrolled one has it, since theirs are made of model names that stand beside it in every report. */
const controlId = "control";

export function collectControl({ control, endpoint, suites, startedAt }: RecordingHeader): ControlCollector {
  const kept: Transcript[] = [];
  return {
    watch: (transcripts) => (control === null ? transcripts : keepControl(transcripts, kept)),
    async enroll(resources, digest) {
      if (control === null || startedAt === null) return null;
      const { observations, tally } = await analyzeTranscripts(kept, suites, resources, { redactText: true, protocol: control.protocol });
      const fingerprint = enrollFingerprint(observations, {
        model: endpoint.claim, family: endpoint.claim, vendor: control.provider ?? "the control's", at: startedAt, digest, channel: URL.canParse(control.baseUrl) ? new URL(control.baseUrl).host : control.baseUrl,
        provider: control.provider, samples: tally.valid, source: "the control of this run", licence: "the measurer's own",
      });
      return fingerprint.expects.length === 0 ? null : { ...fingerprint, id: controlId };
    },
  };
}

async function* keepControl(transcripts: AsyncIterable<Transcript>, kept: Transcript[]): AsyncIterable<Transcript> {
  for await (const transcript of transcripts) {
    if (transcript.exchange.side === "control") kept.push({ ...transcript, exchange: { ...transcript.exchange, side: "target" } });
    yield transcript;
  }
}
